package org.wenshu.notifications.templates.model;

import static org.wenshu.notifications.journal.ChangeNote.difference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.journal.ChangeNote;
import org.wenshu.office.model.Actor;

/** The words of a message, per channel (提醒模板, N5): courteous, saying who, what, due when, why it presses, where to answer. */
public final class NotificationTemplate {
    private TemplateId id;
    private String name;
    private Map<Channel, Wording> wordings;
    private boolean removed;
    private List<ChangeNote> journal;
    private long version;

    @SuppressWarnings({"NullAway.Init", "unused"})
    private NotificationTemplate() {}

    private static NotificationTemplate of(
            TemplateId id, String name, Map<Channel, Wording> wordings, ChangeNote first) {
        var template = new NotificationTemplate();
        template.id = id;
        template.name = name;
        template.wordings = Map.copyOf(wordings);
        template.journal = List.of(first);
        return template;
    }

    public static NotificationTemplate create(
            TemplateId id, String name, Map<Channel, Wording> wordings, Actor by, Instant at) {
        return of(id, name, wordings, ChangeNote.by(by, at, "create", List.of()));
    }

    /** A template that comes with the suite. */
    public static NotificationTemplate shipped(TemplateId id, String name, Map<Channel, Wording> wordings, Instant at) {
        return of(id, name, wordings, ChangeNote.bySystem(at, "ship", List.of()));
    }

    public void replace(String nextName, Map<Channel, Wording> next, Actor by, Instant at) {
        var details = new ArrayList<String>();
        details.addAll(difference("name", name, nextName));
        for (Channel channel : Channel.values()) {
            details.addAll(difference(
                    channel.name(),
                    Optional.ofNullable(wordings.get(channel)),
                    Optional.ofNullable(next.get(channel))));
        }
        if (!details.isEmpty()) {
            name = nextName;
            wordings = Map.copyOf(next);
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

    public Optional<Wording> on(Channel channel) {
        return Optional.ofNullable(wordings.get(channel));
    }

    public TemplateId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Map<Channel, Wording> wordings() {
        return wordings;
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
