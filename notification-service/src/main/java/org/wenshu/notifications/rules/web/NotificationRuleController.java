package org.wenshu.notifications.rules.web;

import static org.wenshu.office.model.Authorities.NOTIFICATIONS_ADMINISTER;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.journal.ChangeNoteView;
import org.wenshu.notifications.rules.KeepingRules;
import org.wenshu.notifications.rules.model.Audience;
import org.wenshu.notifications.rules.model.FieldCondition;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.rules.model.RuleContent;
import org.wenshu.notifications.rules.model.RuleId;
import org.wenshu.notifications.templates.model.TemplateId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The rules by which events become messages (N1). */
@RestController
@RequestMapping("/api/v1/notification-rules")
class NotificationRuleController {
    private final KeepingRules rules;

    NotificationRuleController(KeepingRules rules) {
        this.rules = rules;
    }

    /** A condition as clients write it. */
    record ConditionBody(
            @NotBlank @Size(max = 100) String field,
            FieldCondition.@NotNull Test test,
            @Nullable @Size(max = 50) List<@NotBlank String> values) {}

    /** A selector of people as clients write it. */
    record AudienceBody(
            Audience.@NotNull Kind kind,
            @NotBlank @Size(max = 100) String of) {}

    /** A rule as clients write it. */
    record RuleBody(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String event,
            @Nullable @Size(max = 20) List<@NotNull @Valid ConditionBody> conditions,
            @NotEmpty @Size(max = 20) List<@NotNull @Valid AudienceBody> audience,
            @NotEmpty @Size(max = 3) List<@NotNull Channel> channels,
            @NotBlank @Size(max = 100) String templateId,
            @Nullable @Size(max = 100) String delegatedAuthority,
            @Nullable @Size(max = 100) String attachment,
            @Nullable Boolean urgent,
            @Nullable Boolean enabled) {
        RuleContent content() {
            return new RuleContent(
                    name,
                    event,
                    Objects.requireNonNullElse(conditions, List.<ConditionBody>of()).stream()
                            .map(condition -> new FieldCondition(
                                    condition.field(),
                                    condition.test(),
                                    Objects.requireNonNullElse(condition.values(), List.of())))
                            .toList(),
                    audience.stream()
                            .map(selector -> new Audience(selector.kind(), selector.of()))
                            .toList(),
                    channels,
                    new TemplateId(templateId),
                    Optional.ofNullable(delegatedAuthority),
                    Optional.ofNullable(attachment),
                    Objects.requireNonNullElse(urgent, false),
                    Objects.requireNonNullElse(enabled, true));
        }
    }

    /** A rule as clients see it. */
    record RuleView(
            String id,
            String name,
            String event,
            List<ConditionBody> conditions,
            List<AudienceBody> audience,
            List<Channel> channels,
            String templateId,
            Optional<String> delegatedAuthority,
            Optional<String> attachment,
            boolean urgent,
            boolean enabled,
            List<ChangeNoteView> journal) {
        static RuleView of(NotificationRule rule) {
            RuleContent content = rule.content();
            return new RuleView(
                    rule.id().value(),
                    content.name(),
                    content.event(),
                    content.conditions().stream()
                            .map(condition ->
                                    new ConditionBody(condition.field(), condition.test(), condition.values()))
                            .toList(),
                    content.audience().stream()
                            .map(selector -> new AudienceBody(selector.kind(), selector.of()))
                            .toList(),
                    content.channels(),
                    content.templateId().value(),
                    content.delegatedAuthority(),
                    content.attachment(),
                    content.urgent(),
                    content.enabled(),
                    ChangeNoteView.of(rule.journal()));
        }
    }

    @GetMapping
    @Needs(NOTIFICATIONS_ADMINISTER)
    Page<RuleView> list(@RequestParam Optional<String> event) {
        return Page.of(rules.all(event)).map(RuleView::of);
    }

    @GetMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<RuleView> get(@PathVariable String id) {
        return answer(rules.get(new RuleId(id)));
    }

    @PostMapping
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<RuleView> create(@Valid @RequestBody RuleBody body, Actor actor) {
        NotificationRule rule = rules.create(body.content(), actor);
        return ResponseEntity.created(URI.create("/api/v1/notification-rules/" + rule.id()))
                .eTag(Etags.of(rule.version()))
                .body(RuleView.of(rule));
    }

    @PutMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<RuleView> replace(@PathVariable String id, @Valid @RequestBody RuleBody body, Actor actor) {
        return answer(rules.replace(new RuleId(id), body.content(), actor));
    }

    @DeleteMapping("/{id}")
    @Needs(NOTIFICATIONS_ADMINISTER)
    ResponseEntity<Void> remove(@PathVariable String id, Actor actor) {
        rules.remove(new RuleId(id), actor);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<RuleView> answer(NotificationRule rule) {
        return ResponseEntity.ok().eTag(Etags.of(rule.version())).body(RuleView.of(rule));
    }
}
