package org.wenshu.notifications.rules;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.Topics;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.reading.EventFacts;
import org.wenshu.notifications.rules.model.Audience;
import org.wenshu.notifications.rules.model.FieldCondition;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.rules.model.RuleContent;
import org.wenshu.notifications.rules.model.RuleId;
import org.wenshu.notifications.templates.KeepingTemplates;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.NewIds;

/** Writes, changes and removes rules (N1); a change holds from the next event on, on every instance. */
@Component
public class KeepingRules {
    /** The topics that are read for rules; others have no events about which people are told yet. */
    private static final Set<String> TOPICS = Set.of(Topics.DOCUMENTS, Topics.RECORDS);

    private final AggregateStore<NotificationRule> rules;
    private final KeepingTemplates templates;
    private final Office office;
    private final Clock clock;

    KeepingRules(AggregateStore<NotificationRule> rules, KeepingTemplates templates, Office office, Clock clock) {
        this.rules = rules;
        this.templates = templates;
        this.office = office;
        this.clock = clock;
    }

    public List<NotificationRule> all(Optional<String> event) {
        return rules.findAll(event.map(type -> Filters.eq("event", type)).orElseGet(Filters::empty)).stream()
                .filter(rule -> !rule.isRemoved())
                .sorted(Comparator.comparing(rule -> rule.id().value()))
                .toList();
    }

    /** The rules for an event, urgent ones first: of two that tell one person by one channel, the first speaks. */
    public List<NotificationRule> enabledFor(String event) {
        return all(Optional.of(event)).stream()
                .filter(rule -> rule.content().enabled())
                .sorted(Comparator.comparing(rule -> !rule.content().urgent()))
                .toList();
    }

    /** @throws Problem NOT_FOUND */
    public NotificationRule get(RuleId id) {
        NotificationRule rule = rules.get(id.value());
        if (rule.isRemoved()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return rule;
    }

    public NotificationRule create(RuleContent content, Actor by) {
        check(content);
        return rules.insert(NotificationRule.create(new RuleId(NewIds.next()), content, by, clock.instant()));
    }

    public NotificationRule replace(RuleId id, RuleContent content, Actor by) {
        get(id);
        check(content);
        return rules.change(id.value(), rule -> rule.replace(content, by, clock.instant()));
    }

    public void remove(RuleId id, Actor by) {
        get(id);
        rules.change(id.value(), rule -> rule.remove(by, clock.instant()));
    }

    private void check(RuleContent content) {
        Problem problem = Problem.of(ProblemType.INVALID_INPUT);
        boolean known = EventCatalogue.named(content.event())
                .filter(entry -> TOPICS.contains(entry.topic()))
                .isPresent();
        if (!known) {
            problem.field(
                    "event", "known-event", "没有可提醒的事件 " + content.event(), "is not an event that rules can speak of");
            throw problem;
        }
        Set<String> fields = EventFacts.fieldsOf(content.event());
        checkConditions(content.conditions(), fields, problem);
        checkAudience(content.audience(), fields, problem);
        Optional<NotificationTemplate> template = template(content);
        if (template.isEmpty()) {
            problem.field("templateId", "known-template", "没有该模板", "is not a template");
        } else {
            KeepingTemplates.addMisfits(
                    problem,
                    "templateId",
                    content.event(),
                    content.channels(),
                    Map.copyOf(template.get().wordings()));
        }
        checkMail(content, problem);
        content.delegatedAuthority()
                .filter(authority -> Arrays.stream(Role.values())
                        .noneMatch(role -> role.authorities().contains(authority)))
                .ifPresent(authority -> problem.field(
                        "delegatedAuthority", "known-authority", "没有权限 " + authority, "is not an authority"));
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private Optional<NotificationTemplate> template(RuleContent content) {
        try {
            return Optional.of(templates.get(content.templateId()));
        } catch (Problem notFound) {
            return Optional.empty();
        }
    }

    private static void checkConditions(List<FieldCondition> conditions, Set<String> fields, Problem problem) {
        for (int i = 0; i < conditions.size(); i++) {
            FieldCondition condition = conditions.get(i);
            String at = "conditions[" + i + "]";
            if (!fields.contains(condition.field())) {
                problem.field(
                        at + ".field", "field-of-event", "该事件没有字段 " + condition.field(), "is not a field of the event");
            }
            boolean compares = switch (condition.test()) {
                case EQUALS, DIFFERS -> true;
                case PRESENT, ABSENT -> false;
            };
            if (compares == condition.values().isEmpty()) {
                problem.field(
                        at + ".values",
                        "values",
                        compares ? "应列出要比较的值" : "不需要比较的值",
                        compares ? "must name the values to compare with" : "must be empty for this test");
            }
        }
    }

    /** What leaves by e-mail only: messages to addresses outside, and files. */
    private static void checkMail(RuleContent content, Problem problem) {
        boolean byMail = content.channels().contains(Channel.EMAIL);
        boolean outside = content.audience().stream().anyMatch(audience -> audience.kind() == Audience.Kind.ADDRESSES);
        if (outside && !byMail) {
            problem.field("channels", "email", "发往单位外的地址须用电子邮件", "must have EMAIL for addresses outside the organ");
        }
        content.attachment().ifPresent(field -> {
            if (!EventFacts.fileFieldsOf(content.event()).contains(field)) {
                problem.field(
                        "attachment", "file-of-event", "该事件没有文件字段 " + field, "is not a field of the event with files");
            } else if (!byMail) {
                problem.field("channels", "email", "附件须用电子邮件发送", "must have EMAIL for an attachment");
            }
        });
    }

    private void checkAudience(List<Audience> audiences, Set<String> fields, Problem problem) {
        for (int i = 0; i < audiences.size(); i++) {
            Audience audience = audiences.get(i);
            String at = "audience[" + i + "].of";
            if (audience.kind().readsField()) {
                if (!fields.contains(audience.of())) {
                    problem.field(at, "field-of-event", "该事件没有字段 " + audience.of(), "is not a field of the event");
                }
            } else if (audience.kind() == Audience.Kind.ROLE) {
                if (Arrays.stream(Role.values()).noneMatch(role -> role.name().equals(audience.of()))) {
                    problem.field(at, "known-role", "没有角色 " + audience.of(), "is not a role");
                }
            } else if (office.person(new PersonId(audience.of())).isEmpty()) {
                problem.field(at, "known-person", "没有人员 " + audience.of(), "is not a person of the organ");
            }
        }
    }
}
