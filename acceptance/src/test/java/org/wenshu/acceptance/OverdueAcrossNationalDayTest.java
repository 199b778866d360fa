package org.wenshu.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.demo.StoryClock;
import tools.jackson.databind.JsonNode;

/**
 * A document that nobody handles, over the National Day of 2026: 1 to 7 October are off, Saturday the 10th is worked.
 *
 * <p>Each test looks at one side of what came of it. It comes first because it needs these very days.
 */
@WithSuite
@Order(1)
@Tag("D6")
@Tag("D8")
class OverdueAcrossNationalDayTest {
    private static final Map<String, String> MOBILES =
            Map.of("zheng", "13800000030", "wang", "13800000031", "feng", "13800000040", "chen", "13800000041");
    private static final String QIAN = "13800000002";

    /** Due within two working days, before the holiday. */
    private static Incoming urgent;

    /** Due within five, on the Saturday that is worked. */
    private static Incoming ordinary;

    @BeforeAll
    static void nobody_handles_it() {
        AcrossNationalDay story = AcrossNationalDay.told();
        urgent = story.urgent;
        ordinary = story.ordinary;
    }

    private static List<String> days(List<Map<String, String>> acts) {
        return acts.stream()
                .map(act -> Instant.parse(act.get("at"))
                        .atZone(StoryClock.BEIJING)
                        .toLocalDate()
                        .toString())
                .toList();
    }

    private static String dueDay(Incoming document) {
        return document.now().at("/due/day").asString();
    }

    @Test
    @Tag("O5")
    void two_working_days_end_before_the_holiday() {
        assertThat(dueDay(urgent)).isEqualTo("2026-09-30");
        assertThat(urgent.now().at("/due/at").asString()).isEqualTo("2026-09-30T10:00:00Z");
    }

    @Test
    @Tag("O5")
    void five_working_days_end_on_the_saturday_that_is_worked() {
        assertThat(dueDay(ordinary)).isEqualTo("2026-10-10");
        assertThat(ordinary.now().at("/due/provisional").asBoolean()).isFalse();
        assertThat(ordinary.now().at("/due/basis").toString()).contains("2026");
    }

    @Test
    @Tag("O5")
    void the_deadlines_are_those_of_the_calendar() {
        Instant assigned = Instant.parse("2026-09-28T01:10:00Z");
        WorkingCalendar calendar = WorkingCalendar.standard();

        assertThat(dueDay(urgent))
                .isEqualTo(calendar.deadlineAfter(assigned, 2).dueDay().toString());
        assertThat(dueDay(ordinary))
                .isEqualTo(calendar.deadlineAfter(assigned, 5).dueDay().toString());
    }

    @Test
    void it_is_reminded_of_one_working_day_before() {
        assertThat(days(urgent.acts("REMIND"))).containsExactly("2026-09-29");
        assertThat(days(ordinary.acts("REMIND"))).containsExactly("2026-10-09");
    }

    @Test
    @Tag("O5")
    void it_is_urged_on_each_working_day_and_on_no_other() {
        assertThat(days(urgent.acts("URGE"))).isEqualTo(AcrossNationalDay.URGED_ON);
        assertThat(days(ordinary.acts("URGE"))).containsExactly("2026-10-12", "2026-10-13");
    }

    @Test
    void it_is_urged_when_work_begins() {
        assertThat(urgent.acts("URGE"))
                .allSatisfy(act -> assertThat(Instant.parse(act.get("at"))
                                .atZone(StoryClock.BEIJING)
                                .getHour())
                        .isEqualTo(9));
    }

    @Test
    void once_completed_it_is_urged_no_more() {
        assertThat(urgent.acts("URGE")).hasSize(4);
        assertThat(urgent.stage()).isEqualTo("COMPLETED");
    }

    @Test
    @Tag("D7")
    void every_urging_stands_on_the_tracking_sheet() {
        JsonNode sheet = urgent.trackingSheet();

        assertThat(sheet.at("/urgings").asInt()).isEqualTo(4);
        var said = new ArrayList<String>();
        for (JsonNode step : sheet.at("/steps")) {
            for (JsonNode entry : step.at("/entries")) {
                if (entry.at("/action").asString().equals("URGE")) {
                    said.add(entry.at("/said").asString());
                }
            }
        }
        assertThat(said)
                .containsExactly("第1次催办，逾期1个工作日", "第2次催办，逾期2个工作日", "第3次催办，逾期3个工作日，报分管领导", "第4次催办，逾期4个工作日，报分管领导");
    }

    @Test
    @Tag("N3")
    void each_rung_reached_each_handler_once_by_text_message() {
        for (int rung = 1; rung <= 4; rung++) {
            String words = "第" + rung + "次催办";
            Patiently.until(() -> assertThat(Messages.texts(urgent.title()).stream()
                            .filter(message -> message.text().contains(words))
                            .map(message -> last11(message.to())))
                    .containsExactlyInAnyOrderElementsOf(MOBILES.values()));
        }
    }

    @Test
    @Tag("N3")
    void each_rung_reached_each_handler_once_by_mail() {
        Patiently.until(() -> assertThat(Messages.mails(urgent.title())).hasSize(16));
        for (int rung = 1; rung <= 4; rung++) {
            String words = "第" + rung + "次催办";
            assertThat(Messages.mails(urgent.title()).stream()
                            .filter(mail -> mail.subject().contains(words))
                            .map(Messages.Arrived::to))
                    .containsExactlyInAnyOrderElementsOf(MOBILES.keySet().stream()
                            .map(name -> name + "@organ.example")
                            .toList());
        }
    }

    @Test
    @Tag("N3")
    void each_rung_reached_each_handler_once_in_the_inbox() {
        for (String person : MOBILES.keySet()) {
            Patiently.until(() -> assertThat(Messages.subjects(person, urgent).stream()
                            .filter(subject -> subject.startsWith("催办"))
                            .collect(groupingBy(subject -> subject, counting())))
                    .hasSize(4)
                    .allSatisfy((subject, count) -> assertThat(count).isEqualTo(1)));
        }
    }

    @Test
    @Tag("N3")
    void there_is_one_record_per_event_person_and_channel_and_each_was_sent() {
        Patiently.until(() -> {
            List<JsonNode> deliveries = Messages.deliveries(urgent, "IncomingDocumentUrged");
            // 4 rungs × 4 people × 3 channels
            assertThat(deliveries).hasSize(48);
            assertThat(deliveries.stream()
                            .map(each -> each.at("/eventId").asString()
                                    + each.at("/personId").asString()
                                    + each.at("/channel").asString()))
                    .doesNotHaveDuplicates();
            assertThat(deliveries.stream().map(each -> each.at("/state").asString()))
                    .isSubsetOf("SENT", "DELIVERED");
        });
    }

    @Test
    @Tag("T12")
    @Tag("O4")
    void the_leader_in_charge_hears_of_it_from_the_third_urging_on() {
        Patiently.until(() -> assertThat(Messages.textsTo(QIAN, urgent.title()).stream()
                        .filter(message -> message.text().contains("督促")))
                .hasSize(2)
                .anySatisfy(message -> assertThat(message.text()).contains("逾期3个工作日"))
                .anySatisfy(message -> assertThat(message.text()).contains("逾期4个工作日")));
        assertThat(Messages.deliveries(urgent, "IncomingDocumentEscalated").stream()
                        .map(each -> each.at("/personId").asString()))
                .containsOnly("qian");
    }

    @Test
    @Tag("T12")
    void the_leader_in_charge_is_told_what_was_last_reported() {
        assertThat(Messages.inbox("qian", urgent).stream()
                        .map(item -> item.at("/text").asString())
                        .filter(text -> text.contains("督促")))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("正在会商，周五前报送"));
    }

    @Test
    @Tag("T12")
    void another_section_s_leader_hears_nothing() {
        assertThat(Messages.inbox("sun", urgent)).isEmpty();
        assertThat(Messages.textsTo("13800000003", urgent.title())).isEmpty();
    }

    @Test
    @Tag("N5")
    void an_urging_says_courteously_who_what_when_why_and_where_to_answer() {
        Patiently.until(() -> assertThat(Messages.mails(urgent.title()).stream()
                        .filter(mail ->
                                mail.to().startsWith("wang") && mail.subject().contains("第1次")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("王芳同志", "您好", urgent.number(), urgent.title())
                        .contains("9月30日", "逾期1个工作日", "综合科")
                        .contains("敬请", "感谢您的支持", "http")));
    }

    @Test
    void each_urging_opens_a_call_sheet_and_the_secretaries_hear_of_it() {
        JsonNode sheets = urgent.now().at("/callSheets");

        assertThat(sheets.size()).isEqualTo(4);
        assertThat(sheets.at("/0/outcome/outcome").asString()).isEqualTo("正在会商，周五前报送");
        assertThat(sheets.at("/0/outcome/signature").asString()).isEqualTo("李文");
        assertThat(sheets.at("/1/outcome").isMissingNode()).isTrue();
        Patiently.until(() -> Stream.of("li", "wu")
                .forEach(secretary -> assertThat(Messages.subjects(secretary, urgent).stream()
                                .filter(subject -> subject.startsWith("请电话催办")))
                        .hasSize(4)));
    }

    @Test
    void calls_still_to_be_made_are_listed() {
        var numbers = new ArrayList<String>();
        for (JsonNode call : TheSuite.get("li", Incoming.PATH + "/call-sheets?open=true")
                .json()
                .at("/items")) {
            numbers.add(call.at("/registerNumber").asString());
        }
        assertThat(numbers).contains(ordinary.number());
    }

    private static String last11(String number) {
        return number.substring(Math.max(0, number.length() - 11));
    }
}
