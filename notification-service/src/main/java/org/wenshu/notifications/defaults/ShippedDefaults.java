package org.wenshu.notifications.defaults;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.rules.model.Audience;
import org.wenshu.notifications.rules.model.FieldCondition;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.rules.model.RuleContent;
import org.wenshu.notifications.rules.model.RuleId;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.notifications.templates.model.TemplateId;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.platform.store.AggregateStore;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules and templates that come with the suite (N1, N5). Each has a fixed id and is stored once: several instances
 * that start together store one, and what an administrator changed or removed stays so.
 */
@Component
public class ShippedDefaults implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ShippedDefaults.class);
    private static final String FILE = "notifications/defaults.yml";

    private final AggregateStore<NotificationRule> rules;
    private final AggregateStore<NotificationTemplate> templates;
    private final Clock clock;
    private volatile boolean running;

    ShippedDefaults(
            AggregateStore<NotificationRule> rules, AggregateStore<NotificationTemplate> templates, Clock clock) {
        this.rules = rules;
        this.templates = templates;
        this.clock = clock;
    }

    /** The file as it is written. */
    record File(List<TemplateEntry> templates, List<RuleEntry> rules) {}

    record TemplateEntry(String id, String name, Map<Channel, WordingEntry> wordings) {
        NotificationTemplate template(Clock clock) {
            var words = new EnumMap<Channel, Wording>(Channel.class);
            wordings.forEach((channel, entry) -> words.put(
                    channel,
                    new Wording(
                            Objects.requireNonNullElse(entry.subject(), ""),
                            entry.text().trim())));
            return NotificationTemplate.shipped(new TemplateId(id), name, words, clock.instant());
        }
    }

    record WordingEntry(@Nullable String subject, String text) {}

    record ConditionEntry(
            String field,
            FieldCondition.Test test,
            @Nullable List<String> values) {}

    record RuleEntry(
            String id,
            String name,
            String event,
            @Nullable List<ConditionEntry> conditions,
            List<Audience> audience,
            List<Channel> channels,
            String template,
            @Nullable String delegatedAuthority,
            @Nullable String attachment,
            @Nullable Boolean urgent,
            @Nullable Boolean enabled) {
        RuleContent content() {
            return new RuleContent(
                    name,
                    event,
                    Objects.requireNonNullElse(conditions, List.<ConditionEntry>of()).stream()
                            .map(entry -> new FieldCondition(
                                    entry.field(), entry.test(), Objects.requireNonNullElse(entry.values(), List.of())))
                            .toList(),
                    audience,
                    channels,
                    new TemplateId(template),
                    Optional.ofNullable(delegatedAuthority),
                    Optional.ofNullable(attachment),
                    Objects.requireNonNullElse(urgent, false),
                    Objects.requireNonNullElse(enabled, true));
        }
    }

    static File read() {
        try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return JsonMapper.builder().build().convertValue(tree, File.class);
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read", e);
        }
    }

    @Override
    public void start() {
        File shipped = read();
        long added = shipped.templates().stream()
                        .filter(entry ->
                                templates.insertOnce(entry.template(clock)).isPresent())
                        .count()
                + shipped.rules().stream()
                        .filter(entry -> rules.insertOnce(NotificationRule.shipped(
                                        new RuleId(entry.id()), entry.content(), clock.instant()))
                                .isPresent())
                        .count();
        if (added > 0) {
            log.info("{} shipped rules and templates were added", added);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the readers, who must not read an event while there are no rules. */
    @Override
    public int getPhase() {
        return 50;
    }
}
