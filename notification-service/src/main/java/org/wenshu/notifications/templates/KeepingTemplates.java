package org.wenshu.notifications.templates;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.reading.EventFacts;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.notifications.templates.model.TemplateId;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.NewIds;

/** Writes, changes and removes templates (N5); none that a rule uses may lose what the rule needs. */
@Component
public class KeepingTemplates {
    private final AggregateStore<NotificationTemplate> templates;
    private final AggregateStore<NotificationRule> rules;
    private final Clock clock;

    KeepingTemplates(
            AggregateStore<NotificationTemplate> templates, AggregateStore<NotificationRule> rules, Clock clock) {
        this.templates = templates;
        this.rules = rules;
        this.clock = clock;
    }

    public List<NotificationTemplate> all() {
        return templates.findAll(Filters.empty()).stream()
                .filter(template -> !template.isRemoved())
                .sorted(Comparator.comparing(template -> template.id().value()))
                .toList();
    }

    /** @throws Problem NOT_FOUND */
    public NotificationTemplate get(TemplateId id) {
        NotificationTemplate template = templates.get(id.value());
        if (template.isRemoved()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return template;
    }

    public NotificationTemplate create(String name, Map<Channel, Wording> wordings, Actor by) {
        Wordings.check(wordings);
        return templates.insert(
                NotificationTemplate.create(new TemplateId(NewIds.next()), name, wordings, by, clock.instant()));
    }

    public NotificationTemplate replace(TemplateId id, String name, Map<Channel, Wording> wordings, Actor by) {
        Wordings.check(wordings);
        get(id);
        for (NotificationRule rule : usersOf(id)) {
            mustServe(rule, wordings);
        }
        return templates.change(id.value(), template -> template.replace(name, wordings, by, clock.instant()));
    }

    /** @throws Problem ACTION_REFUSED while a rule uses it */
    public void remove(TemplateId id, Actor by) {
        get(id);
        List<String> users =
                usersOf(id).stream().map(rule -> rule.id().value()).sorted().toList();
        if (!users.isEmpty()) {
            throw Problem.of(ProblemType.ACTION_REFUSED)
                    .detail("仍有提醒规则在使用该模板", "Notification rules still use this template")
                    .with("rules", users);
        }
        templates.change(id.value(), template -> template.remove(by, clock.instant()));
    }

    private List<NotificationRule> usersOf(TemplateId id) {
        return rules.findAll(Filters.eq("content.templateId", id.value())).stream()
                .filter(rule -> !rule.isRemoved())
                .toList();
    }

    private static void mustServe(NotificationRule rule, Map<Channel, Wording> wordings) {
        Problem problem = Problem.of(ProblemType.INVALID_INPUT);
        addMisfits(problem, "wordings", rule.content().event(), rule.content().channels(), wordings);
        if (!problem.errors().isEmpty()) {
            throw problem.detail(
                    "规则“" + rule.content().name() + "”在使用该模板", "The rule " + rule.id() + " uses this template");
        }
    }

    /** Adds to the problem what a rule asks of these words and does not get. */
    public static void addMisfits(
            Problem problem, String field, String event, List<Channel> channels, Map<Channel, Wording> wordings) {
        Set<String> eventFields = EventFacts.fieldsOf(event);
        for (Channel channel : channels) {
            Wording wording = wordings.get(channel);
            if (wording == null) {
                problem.field(
                        field,
                        "channel",
                        "模板没有" + channel.chinese() + "的文字",
                        "the template has no words for " + channel);
                continue;
            }
            var unfilled = new TreeSet<String>();
            Wordings.placeholders(wording).stream()
                    .filter(place -> !place.isFilledBy(eventFields))
                    .forEach(place -> unfilled.add("{" + place.word() + "}"));
            if (!unfilled.isEmpty()) {
                problem.field(
                        field,
                        "placeholder-of-event",
                        channel.chinese() + "文字中的 " + String.join("、", unfilled) + " 在该事件中没有值",
                        "the event has no value for " + String.join(", ", unfilled) + " of " + channel);
            }
        }
    }
}
