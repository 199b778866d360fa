package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What lies about over the National Day of 2026: 1 to 7 October are off, Saturday the 10th is worked. The story is told
 * once in a run, day by day at nine o'clock.
 */
final class AcrossNationalDay {
    /** On which what was due before or on the first day after the holiday is urged, until it is done. */
    static final List<String> URGED_ON = List.of("2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12");
    /** What was due on the first day after the holiday is late from the next on. */
    static final List<String> LATE_ON = List.of("2026-10-09", "2026-10-10", "2026-10-12");

    private static AcrossNationalDay told;

    /** Due within two working days, before the holiday. */
    final Incoming urgent;

    /** Due within five, on the Saturday that is worked. */
    final Incoming ordinary;

    /** Issued before the holiday, and neither received nor archived. */
    final Outgoing issued;

    /** A draft on which the finance section was asked for its opinion, and gives none. */
    final Outgoing draft;

    private AcrossNationalDay() {
        TheSuite.clock().moveTo("2026-09-28T09:10");
        urgent = Incoming.registered("li", Registration.urgent())
                .reviewed()
                .proposedTo("general", "qian")
                .instructedBy("qian")
                .assignedTo("general", "business");
        ordinary = Incoming.registered("li", Registration.ordinary()).handedTo("finance");
        issued = Outgoing.drafted("chen", Draft.notice("示发节", "节日值守"))
                .printed()
                .sentTo(Outgoing.toSection("财务科", "finance"));
        draft = Outgoing.drafted("chen", Draft.notice("示发节", "节后收心"))
                .done("chen", "opinion-requests", Map.of("sectionIds", List.of("finance"), "question", "有无意见"));
    }

    static synchronized AcrossNationalDay told() {
        if (told == null) {
            var story = new AcrossNationalDay();
            story.goOn();
            told = story;
        }
        return told;
    }

    private void goOn() {
        for (LocalDate day = LocalDate.of(2026, 9, 29);
                day.isBefore(LocalDate.of(2026, 10, 13));
                day = day.plusDays(1)) {
            TheSuite.clock().moveTo(day + "T09:00");
            int expected = until(day, URGED_ON);
            int late = until(day, LATE_ON);
            Patiently.until(() -> assertThat(urgings(urgent)).isEqualTo(expected));
            if (late > 0) {
                Patiently.until(() -> assertThat(issued.days("URGE_ARCHIVING")).hasSize(late));
                Patiently.until(() -> assertThat(issued.days("URGE_RECEIPTS")).hasSize(late));
                Patiently.until(() -> assertThat(draft.days("URGE_OPINIONS")).hasSize(late));
            }
            if (List.of("2026-10-01", "2026-10-05", "2026-10-07", "2026-10-11").contains(day.toString())) {
                Patiently.stays(() -> assertThat(urgings(urgent)).isEqualTo(expected));
            }
            if (day.equals(LocalDate.of(2026, 9, 29))) {
                Patiently.until(() -> assertThat(urgent.acts("REMIND")).hasSize(1));
            }
            if (day.equals(LocalDate.of(2026, 10, 8))) {
                urgent.done("li", "call-sheets/1/outcome", Map.of("reached", true, "outcome", "正在会商，周五前报送"));
            }
        }
        urgent.resultBy("chen").resultBy("wang").completed();
        draft.done("wei", "opinion-requests/1/opinions", Map.of("agreed", true));
        issued.done("chu", "dispatches/1/receipt", Map.of("receivedBy", "褚健")).archived();
        TheSuite.clock().moveTo("2026-10-13T09:00");
        Patiently.until(() -> assertThat(urgings(ordinary)).isEqualTo(2));
    }

    private static int until(LocalDate day, List<String> urgedOn) {
        return (int) urgedOn.stream()
                .filter(date -> !LocalDate.parse(date).isAfter(day))
                .count();
    }

    private static int urgings(Incoming document) {
        return document.now().at("/urgings").asInt();
    }
}
