package org.wenshu.documents.incoming.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenshu.documents.incoming.model.TheOffice.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.model.Urgency;

@Tag("D8")
class UrgingTest {

    /** Lets the timer ring each time it is due until then, and says when it rang. */
    static List<Instant> ringUntil(IncomingDocument document, Instant end) {
        var rang = new ArrayList<Instant>();
        while (document.nextTimerAt().filter(next -> !next.isAfter(end)).isPresent()) {
            Instant next = document.nextTimerAt().orElseThrow();
            document.ring(next, TIME);
            rang.add(next);
            assertThat(document.nextTimerAt())
                    .as("moves on")
                    .hasValueSatisfying(then -> assertThat(then).isAfter(next));
        }
        return rang;
    }

    @Nested
    class over_National_Day_2026 {
        @Test
        void reminds_on_the_make_up_Saturday_and_urges_on_working_days_only() {
            var document = assigned(Urgency.NONE, PLANNING);
            assertThat(ringUntil(document, at("2026-10-15T12:00")))
                    .containsExactly(
                            at("2026-10-10T09:00"), // the Saturday worked in exchange: the reminder
                            at("2026-10-13T09:00"),
                            at("2026-10-14T09:00"),
                            at("2026-10-15T09:00"));
        }

        @Test
        void urges_what_is_urgent_on_the_make_up_Saturday_too() {
            var document = assigned(Urgency.URGENT, PLANNING);
            assertThat(ringUntil(document, at("2026-10-12T12:00")))
                    .containsExactly(
                            at("2026-09-30T09:00"),
                            at("2026-10-09T09:00"),
                            at("2026-10-10T09:00"),
                            at("2026-10-12T09:00"));
        }

        @Test
        void escalates_after_two_urgings_and_each_time_from_then_on() {
            var document = assigned(Urgency.URGENT, PLANNING);
            ringUntil(document, at("2026-10-13T12:00"));
            var raised = document.drainRaised();
            assertThat(raised)
                    .filteredOn(IncomingEvent.Urged.class::isInstance)
                    .extracting(event -> ((IncomingEvent.Urged) event).rung() + " "
                            + ((IncomingEvent.Urged) event).overdueWorkingDays() + " "
                            + ((IncomingEvent.Urged) event).escalated())
                    .containsExactly("1 1 false", "2 2 false", "3 3 true", "4 4 true");
            assertThat(raised)
                    .filteredOn(IncomingEvent.Escalated.class::isInstance)
                    .hasSize(2);
            assertThat(document.callSheets()).hasSize(4).allMatch(CallSheet::open);
        }

        @Test
        void tells_the_leader_in_charge_the_last_word_of_the_handlers() {
            var document = assigned(Urgency.URGENT, PLANNING);
            ringUntil(document, at("2026-10-10T12:00"));
            document.recordCall(2, true, "正在会签，周一报送", SECRETARY, at("2026-10-10T15:00"));
            document.drainRaised();
            ringUntil(document, at("2026-10-12T12:00"));
            assertThat(events(document, IncomingEvent.Escalated.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.lastWord()).contains("正在会签，周一报送"));
        }
    }

    @Test
    void makes_up_for_a_long_standstill_by_one_urging() {
        var document = assigned(Urgency.URGENT, PLANNING);
        document.ring(at("2026-10-20T10:30"), TIME);
        assertThat(events(document, IncomingEvent.Urged.class)).hasSize(1);
        assertThat(document.nextTimerAt()).contains(at("2026-10-21T09:00"));
    }

    @Test
    void waits_for_the_next_working_day_when_it_wakes_on_a_holiday() {
        var document = assigned(Urgency.EXTRA_URGENT, PLANNING);
        document.ring(at("2026-10-04T10:30"), TIME);
        assertThat(events(document, IncomingEvent.Urged.class)).isEmpty();
        assertThat(document.nextTimerAt()).contains(at("2026-10-08T09:00"));
    }

    @Test
    void reminds_of_a_one_day_term_on_its_own_morning() {
        var document = assigned(Urgency.EXTRA_URGENT, PLANNING);
        assertThat(document.nextTimerAt()).contains(at("2026-09-30T09:00"));
    }

    @Test
    void counts_an_urging_by_hand_and_does_not_urge_again_that_day() {
        var document = assigned(Urgency.URGENT, PLANNING);
        document.urge(Optional.of("请于今日报送"), SECRETARY, at("2026-10-09T08:30"), TIME);
        assertThat(document.ladder().urgings()).isEqualTo(1);
        assertThat(document.nextTimerAt()).contains(at("2026-10-10T09:00"));
    }

    @Test
    void only_reminds_when_urged_by_hand_before_the_deadline() {
        var document = assigned();
        document.drainRaised();
        document.urge(Optional.empty(), SECRETARY, at("2026-09-30T10:00"), TIME);
        assertThat(document.drainRaised()).singleElement().isInstanceOf(IncomingEvent.Reminded.class);
        assertThat(document.ladder().urgings()).isZero();
    }

    @Test
    void is_climbed_on_and_not_anew_after_a_result_was_returned() {
        var document = assigned(Urgency.URGENT, PLANNING);
        ringUntil(document, at("2026-10-10T12:00"));
        document.submitResult(PLANNING, "已办", List.of(), Optional.empty(), PLANNER, at("2026-10-10T14:00"));
        assertThat(document.nextTimerAt()).isEmpty();
        document.returnResult(Set.of(), "未附材料", SECRETARY, at("2026-10-10T15:00"), TIME);
        assertThat(document.nextTimerAt()).contains(at("2026-10-12T09:00"));
        document.ring(at("2026-10-12T09:00"), TIME);
        assertThat(document.ladder().urgings()).isEqualTo(3);
    }

    @Test
    void begins_anew_with_a_granted_extension() {
        var document = assigned(Urgency.URGENT, PLANNING);
        ringUntil(document, at("2026-10-10T12:00"));
        document.requestExtension(PLANNING, "待会签", LocalDate.of(2026, 10, 14), PLANNER, at("2026-10-10T14:00"), TIME);
        document.grantExtension(1, Optional.empty(), Optional.empty(), DEPUTY, at("2026-10-10T15:00"), TIME);
        assertThat(ringUntil(document, at("2026-10-15T12:00")))
                .containsExactly(at("2026-10-13T09:00"), at("2026-10-15T09:00"));
        assertThat(document.ladder().urgings()).isEqualTo(1);
    }

    @Nested
    @Tag("D7")
    class the_tracking_sheet {
        @Test
        void says_who_had_it_since_when_and_for_how_long() {
            var document = assigned();
            var sheet = TrackingSheet.of(document, at("2026-10-08T10:00"), TIME.calendar());
            assertThat(sheet.steps())
                    .extracting(TrackingSheet.Step::stage)
                    .containsExactly(
                            IncomingStage.REGISTERED,
                            IncomingStage.REVIEWED,
                            IncomingStage.PROPOSED,
                            IncomingStage.ASSIGNED);
            var present = sheet.steps().getLast();
            assertThat(present.until()).isEmpty();
            assertThat(present.heldBy()).contains(Principal.section(PLANNING), Principal.section(FINANCE));
            // 29 September from 10:00, 30 September, 8 October until 10:00.
            assertThat(present.workingTime()).isEqualTo(Duration.ofHours(6 + 7 + 1));
            assertThat(present.wallTime()).isEqualTo(Duration.ofDays(9));
            // 8 October from 10:00, then 9, 10 and 12 October.
            assertThat(sheet.timeLeft()).contains(Duration.ofHours(6 + 7 + 7 + 7));
        }

        @Test
        void shows_every_urging() {
            var document = assigned(Urgency.URGENT, PLANNING);
            ringUntil(document, at("2026-10-12T12:00"));
            var sheet = TrackingSheet.of(document, at("2026-10-12T12:00"), TIME.calendar());
            assertThat(sheet.urgings()).isEqualTo(3);
            assertThat(sheet.steps().getLast().entries())
                    .extracting(JournalEntry::action)
                    .containsExactly(
                            IncomingAction.ASSIGN,
                            IncomingAction.REMIND,
                            IncomingAction.URGE,
                            IncomingAction.URGE,
                            IncomingAction.URGE);
            assertThat(sheet.timeLeft())
                    .hasValueSatisfying(left -> assertThat(left).isNegative());
        }
    }
}
