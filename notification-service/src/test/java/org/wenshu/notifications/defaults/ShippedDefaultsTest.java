package org.wenshu.notifications.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.Topics;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.reading.EventFacts;
import org.wenshu.notifications.rules.model.Audience;
import org.wenshu.notifications.templates.KeepingTemplates;
import org.wenshu.notifications.templates.Wordings;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

@Tag("N1")
@Tag("N5")
class ShippedDefaultsTest {
    private final ShippedDefaults.File shipped = ShippedDefaults.read();
    private final Map<String, NotificationTemplate> templates = shipped.templates().stream()
            .map(entry -> entry.template(Clock.systemUTC()))
            .collect(Collectors.toMap(template -> template.id().value(), template -> template));

    @Test
    void every_template_would_be_accepted_through_the_api() {
        templates.values().forEach(template -> Wordings.check(template.wordings()));
    }

    @Test
    void every_rule_fits_its_event_and_its_template() {
        shipped.rules().forEach(entry -> {
            var rule = entry.content();
            var fields = EventFacts.fieldsOf(rule.event());
            assertThat(fields).as(entry.id()).isNotEmpty();
            rule.conditions().forEach(condition -> assertThat(fields).contains(condition.field()));
            rule.audience().stream()
                    .filter(audience -> audience.kind().readsField())
                    .forEach(audience -> assertThat(fields).as(entry.id()).contains(audience.of()));
            Problem problem = Problem.of(ProblemType.INVALID_INPUT);
            KeepingTemplates.addMisfits(
                    problem,
                    "templateId",
                    rule.event(),
                    rule.channels(),
                    templates.get(rule.templateId().value()).wordings());
            assertThat(problem.errors()).as(entry.id()).isEmpty();
        });
    }

    @Test
    void every_event_of_documents_and_records_has_a_rule_even_if_switched_off() {
        var spokenOf = new HashSet<String>();
        shipped.rules().forEach(rule -> spokenOf.add(rule.event()));
        EventCatalogue.entries().stream()
                .filter(entry ->
                        entry.topic().equals(Topics.DOCUMENTS) || entry.topic().equals(Topics.RECORDS))
                .forEach(entry -> assertThat(spokenOf).contains(entry.wireName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urged", "opinion-overdue", "receipt-overdue-section", "archiving-overdue"})
    void urging_goes_out_by_every_channel(String rule) {
        assertThat(shipped.rules().stream()
                        .filter(each -> each.id().equals(rule))
                        .findFirst()
                        .orElseThrow()
                        .channels())
                .containsExactlyInAnyOrder(Channel.values());
    }

    @Test
    @Tag("N4")
    void only_the_dispatched_document_itself_goes_to_addresses_outside_with_a_file() {
        assertThat(shipped.rules().stream()
                        .filter(rule -> rule.attachment() != null
                                || rule.audience().stream()
                                        .anyMatch(audience -> audience.kind() == Audience.Kind.ADDRESSES)))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.event()).isEqualTo("org.wenshu.documents.DocumentDispatched.v1");
                    assertThat(EventFacts.fileFieldsOf(rule.event())).containsExactly(rule.attachment());
                    assertThat(rule.channels()).containsExactly(Channel.EMAIL);
                });
    }
}
