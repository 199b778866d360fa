package org.wenshu.notifications.rules.model;

import static org.wenshu.notifications.journal.ChangeNote.difference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wenshu.notifications.journal.ChangeNote;
import org.wenshu.office.model.Actor;

/** Says which event becomes which messages to whom (提醒规则, N1); an administrator changes it while the suite runs. */
public final class NotificationRule {
    private RuleId id;
    private RuleContent content;
    /** A removed rule stays as a record, and so that a shipped one does not come back at the next start. */
    private boolean removed;

    private List<ChangeNote> journal;
    private long version;

    @SuppressWarnings({"NullAway.Init", "unused"})
    private NotificationRule() {}

    private static NotificationRule of(RuleId id, RuleContent content, ChangeNote first) {
        var rule = new NotificationRule();
        rule.id = id;
        rule.content = content;
        rule.journal = List.of(first);
        return rule;
    }

    public static NotificationRule create(RuleId id, RuleContent content, Actor by, Instant at) {
        return of(id, content, ChangeNote.by(by, at, "create", List.of()));
    }

    /** A rule that comes with the suite. */
    public static NotificationRule shipped(RuleId id, RuleContent content, Instant at) {
        return of(id, content, ChangeNote.bySystem(at, "ship", List.of()));
    }

    public void replace(RuleContent next, Actor by, Instant at) {
        var details = new ArrayList<String>();
        details.addAll(difference("name", content.name(), next.name()));
        details.addAll(difference("event", content.event(), next.event()));
        details.addAll(difference("conditions", content.conditions(), next.conditions()));
        details.addAll(difference("audience", content.audience(), next.audience()));
        details.addAll(difference("channels", content.channels(), next.channels()));
        details.addAll(difference("templateId", content.templateId(), next.templateId()));
        details.addAll(difference("delegatedAuthority", content.delegatedAuthority(), next.delegatedAuthority()));
        details.addAll(difference("attachment", content.attachment(), next.attachment()));
        details.addAll(difference("urgent", content.urgent(), next.urgent()));
        details.addAll(difference("enabled", content.enabled(), next.enabled()));
        if (!details.isEmpty()) {
            content = next;
            note(ChangeNote.by(by, at, "change", details));
        }
    }

    public void remove(Actor by, Instant at) {
        removed = true;
        note(ChangeNote.by(by, at, "remove", List.of()));
    }

    private void note(ChangeNote note) {
        var notes = new ArrayList<>(journal);
        notes.add(note);
        journal = List.copyOf(notes);
    }

    public RuleId id() {
        return id;
    }

    public RuleContent content() {
        return content;
    }

    public boolean isRemoved() {
        return removed;
    }

    public List<ChangeNote> journal() {
        return journal;
    }

    public long version() {
        return version;
    }
}
