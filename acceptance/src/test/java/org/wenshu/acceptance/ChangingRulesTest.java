package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator changes takes effect without a release. */
@WithSuite
@Order(20)
class ChangingRulesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RULE = "/api/v1/notification-rules/registered";

    private static void change(Map<String, ?> changes) {
        Answer now = TheSuite.get("admin", RULE);
        var rule = new LinkedHashMap<String, Object>();
        for (String field : List.of(
                "name",
                "event",
                "conditions",
                "audience",
                "channels",
                "templateId",
                "delegatedAuthority",
                "urgent",
                "enabled")) {
            JsonNode value = now.json().at("/" + field);
            if (!value.isMissingNode()) {
                rule.put(field, JSON.treeToValue(value, Object.class));
            }
        }
        rule.putAll(changes);
        TheSuite.as("admin").put(RULE, rule, now.header("ETag")).expect(200);
    }

    @Test
    @Tag("N1")
    void a_rule_that_is_switched_on_tells_the_secretaries() {
        Incoming before = Incoming.registered("wu", Registration.extraUrgent());
        // Another rule tells the office director of it: by then its event has been read under the rules as they were.
        Patiently.until(() -> assertThat(Messages.inbox("zhou", before)).isNotEmpty());
        change(Map.of("enabled", true));
        try {
            Incoming after = Incoming.registered("wu", Registration.ordinary());

            Patiently.until(() -> assertThat(Messages.subjects("li", after))
                    .singleElement()
                    .asString()
                    .contains("收文", after.number()));
            assertThat(Messages.inbox("li", before)).isEmpty();
        } finally {
            change(Map.of("enabled", false));
        }
    }

    @Test
    @Tag("N1")
    void a_rule_holds_only_under_its_conditions() {
        change(Map.of(
                "enabled",
                true,
                "conditions",
                List.of(Map.of("field", "urgency", "test", "EQUALS", "values", List.of("URGENT")))));
        try {
            Incoming ordinary = Incoming.registered("wu", Registration.ordinary());
            Incoming urgent = Incoming.registered("wu", Registration.urgent());

            Patiently.until(() -> assertThat(Messages.inbox("li", urgent)).hasSize(1));
            assertThat(Messages.inbox("li", ordinary)).isEmpty();
        } finally {
            change(Map.of("enabled", false, "conditions", List.of()));
        }
    }

    @Test
    @Tag("N1")
    void who_changed_a_rule_stands_in_its_journal() {
        change(Map.of("name", "收文登记告知文秘"));

        assertThat(TheSuite.get("admin", RULE).json().at("/journal").toString()).contains("管理员");
    }

    @Test
    @Tag("D6")
    void another_handling_time_holds_for_what_is_assigned_from_then_on() {
        LocalDate due = WorkingCalendar.standard()
                .deadlineAfter(TheSuite.clock().now(), 3)
                .dueDay();

        Policies.with(
                "incoming.deadline.ordinary",
                "3",
                () -> Patiently.until(() -> {
                    Incoming document =
                            Incoming.registered("li", Registration.ordinary()).handedTo("finance");
                    assertThat(document.now().at("/due/day").asString()).isEqualTo(due.toString());
                }));
    }

    @Test
    @Tag("O5")
    void a_day_off_of_the_organ_s_own_moves_running_deadlines_and_says_why() {
        Incoming document = Incoming.registered("li", Registration.ordinary()).handedTo("finance");
        LocalDate due = LocalDate.parse(document.now().at("/due/day").asString());

        TheSuite.as("admin")
                .post(
                        "/api/v1/calendar/exceptions",
                        Map.of("date", due.toString(), "working", false, "reason", "办公楼检修停电"))
                .expect(201);

        LocalDate next = WorkingCalendar.standard().nextWorkingDay(due);
        Patiently.until(
                () -> assertThat(document.now().at("/due/day").asString()).isEqualTo(next.toString()));
        assertThat(document.acts("REPROJECT").getFirst().get("said")).contains(due + " → " + next, "办公楼检修停电");
        Answer exception = TheSuite.get("admin", "/api/v1/calendar/exceptions/" + due);
        TheSuite.as("admin")
                .post(
                        "/api/v1/calendar/exceptions/" + due + "/removal",
                        Map.of("reason", "检修改期"),
                        Map.of("If-Match", exception.header("ETag")))
                .expect(200, 204);
        Patiently.until(
                () -> assertThat(document.now().at("/due/day").asString()).isEqualTo(due.toString()));
    }
}
