package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.calendar.WorkingCalendar;
import tools.jackson.databind.JsonNode;

/** Mail server and message centre go down and come back: nothing is lost, nothing comes twice. */
@WithSuite
@Order(30)
@Tag("N2")
@Tag("N3")
class ChannelsDownTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    private static List<String> states(Incoming document, String channel) {
        return Messages.deliveries(document, "IncomingDocumentUrged").stream()
                .filter(each -> each.at("/channel").asString().equals(channel))
                .map(each -> each.at("/state").asString())
                .toList();
    }

    @Test
    void an_urging_waits_while_they_are_down_and_arrives_once_they_are_up() {
        Incoming document =
                Incoming.registered("li", Registration.extraUrgent()).handedTo("finance");
        LocalDate due = LocalDate.parse(document.now().at("/due/day").asString());
        Messages.sink("/mail/down");
        Messages.sink("/sms/down");
        try {
            TheSuite.clock().moveTo(CALENDAR.startOfWork(CALENDAR.nextWorkingDay(due)));

            Patiently.until(() -> {
                assertThat(states(document, "SMS")).hasSize(2).isSubsetOf("QUEUED", "SENDING", "FAILED");
                assertThat(states(document, "EMAIL")).hasSize(2).isSubsetOf("QUEUED", "SENDING", "FAILED");
            });
            Patiently.until(() -> assertThat(attempts(document)).isPositive());
            // The inbox does not depend on them.
            assertThat(states(document, "INBOX")).containsExactly("DELIVERED", "DELIVERED");
            assertThat(Messages.mails(document.title())).isEmpty();
        } finally {
            Messages.sink("/mail/up");
            Messages.sink("/sms/up");
        }

        Patiently.until(() -> {
            assertThat(states(document, "SMS")).containsOnly("DELIVERED");
            assertThat(states(document, "EMAIL")).isSubsetOf("SENT", "DELIVERED");
        });
        for (String mobile : List.of("13800000050", "13800000051")) {
            assertThat(Messages.textsTo(mobile, document.title()).stream()
                            .filter(message -> message.text().contains("第1次催办")))
                    .hasSize(1);
        }
        assertThat(Messages.mails(document.title()).stream().map(Messages.Arrived::to))
                .containsExactlyInAnyOrder("chu@organ.example", "wei@organ.example");
        document.resultBy("wei").completed();
    }

    private static int attempts(Incoming document) {
        return Messages.deliveries(document, "IncomingDocumentUrged").stream()
                .filter(each -> !each.at("/channel").asString().equals("INBOX"))
                .mapToInt(each -> each.at("/attempts").asInt())
                .sum();
    }

    @Test
    @Tag("D8")
    void what_reaches_nobody_becomes_a_call_that_the_secretary_has_to_make() {
        TheSuite.as("admin")
                .post("/api/v1/sections", Map.of("id", "branch", "name", "派出科", "code", "PCK", "order", 90))
                .expect(201);
        TheSuite.as("admin")
                .post(
                        "/api/v1/people",
                        Map.of(
                                "id", "lu",
                                "name", "陆远",
                                "post", "科员",
                                "rankOrder", 90,
                                "sectionIds", List.of("branch"),
                                "email", "lu@organ.example",
                                "clearance", "NONE",
                                "roles", List.of(Map.of("role", "HANDLER", "sectionId", "branch"))))
                .expect(201);
        Incoming document =
                Incoming.registered("li", Registration.ordinary()).reviewed().proposedTo("general");
        // The other services follow the directory a moment later.
        Patiently.until(() -> assertThat(document.ask("li", "assignments", Map.of("leadSectionId", "branch"))
                        .status())
                .isEqualTo(201));

        Patiently.until(() -> {
            JsonNode sheet = document.now().at("/callSheets/0");
            assertThat(sheet.at("/cause").asString()).isEqualTo("MESSAGE_UNDELIVERABLE");
            assertThat(sheet.at("/person/id").asString()).isEqualTo("lu");
        });
        Patiently.until(
                () -> assertThat(Messages.subjects("wu", document)).anyMatch(subject -> subject.startsWith("请电话催办")));
        document.done("wu", "call-sheets/1/outcome", Map.of("reached", true, "outcome", "已告知，马上办理"));
        assertThat(document.now().at("/callSheets").size()).isEqualTo(1);
        document.done("li", "voiding", Map.of("reason", "演练"));
    }

    @Test
    void what_was_read_is_acknowledged_by_its_reader_alone() {
        Incoming document = Incoming.registered("li", Registration.extraUrgent());
        Patiently.until(() -> assertThat(Messages.inbox("zhou", document)).hasSize(1));
        JsonNode item = Messages.inbox("zhou", document).getFirst();
        String path = "/api/v1/inbox/" + item.at("/id").asString() + "/acknowledgement";

        assertThat(TheSuite.as("li").post(path, Map.of()).status()).isEqualTo(404);
        TheSuite.as("zhou").post(path, Map.of()).expect(200);

        assertThat(Messages.inbox("zhou", document)
                        .getFirst()
                        .at("/acknowledgedAt")
                        .asString())
                .isNotEmpty();
    }
}
