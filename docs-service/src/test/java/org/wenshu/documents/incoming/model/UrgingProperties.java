package org.wenshu.documents.incoming.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wenshu.documents.incoming.model.TheOffice.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.wenshu.office.model.Urgency;

/** Whatever is done with a document between the rings: each rung once, one urging a working day, none on a holiday (D8). */
class UrgingProperties {

    enum Act {
        RING,
        SUBMIT,
        RETURN,
        WITHDRAW_RESULT,
        SEND_BACK,
        ASSIGN,
        REASSIGN,
        SUSPEND,
        RESUME
    }

    @Property(tries = 400)
    void climbs_each_rung_once(
            @ForAll Urgency urgency,
            @ForAll @Size(min = 1, max = 60) List<Act> acts,
            @ForAll @Size(60) List<@IntRange(min = 0, max = 40) Integer> hours) {
        var document = assigned(urgency, PLANNING);
        document.drainRaised();
        Instant now = TUESDAY;
        var urgedOn = new HashSet<LocalDate>();
        var lastRung = new HashMap<Instant, Integer>();
        var remindedOf = new HashMap<String, Integer>();

        for (int i = 0; i < acts.size(); i++) {
            now = now.plus(Duration.ofHours(hours.get(i)));
            act(document, acts.get(i), now);
            ring(document, now);

            for (IncomingEvent event : document.drainRaised()) {
                if (event instanceof IncomingEvent.Urged urged) {
                    LocalDate day = TIME.dayOf(now);
                    assertThat(TIME.calendar().isWorkingDay(day)).isTrue();
                    assertThat(now).isAfter(urged.dueAt());
                    assertThat(urgedOn.add(day)).as("one urging on " + day).isTrue();
                    assertThat(urged.escalated()).isEqualTo(urged.rung() > 2);
                    // Within one deadline rungs follow each other; with another deadline they begin anew.
                    int before = lastRung.getOrDefault(urged.dueAt(), 0);
                    assertThat(urged.rung() == before + 1 || urged.rung() == 1).isTrue();
                    lastRung.put(urged.dueAt(), urged.rung());
                }
                if (event instanceof IncomingEvent.Reminded reminded) {
                    assertThat(now).isBeforeOrEqualTo(reminded.dueAt());
                    int times =
                            remindedOf.merge(document.assignments().size() + " " + reminded.dueAt(), 1, Integer::sum);
                    assertThat(times).isEqualTo(1);
                }
            }
            assertThat(document.nextTimerAt().isPresent())
                    .isEqualTo(document.stage() == IncomingStage.ASSIGNED
                            && document.suspension().isEmpty());
        }
    }

    private static void ring(IncomingDocument document, Instant now) {
        for (int i = 0; i < 3; i++) {
            document.ring(now, TIME);
        }
        assertThat(document.nextTimerAt())
                .satisfiesAnyOf(
                        none -> assertThat(none).isEmpty(),
                        next -> assertThat(next.orElseThrow()).isAfter(now));
    }

    private static void act(IncomingDocument document, Act act, Instant now) {
        try {
            switch (act) {
                case RING -> {}
                case SUBMIT -> document.submitResult(PLANNING, "已办", List.of(), Optional.empty(), PLANNER, now);
                case RETURN -> document.returnResult(Set.of(), "重办", SECRETARY, now, TIME);
                case WITHDRAW_RESULT -> document.withdraw("误报", PLANNER, now, TIME);
                case SEND_BACK -> document.sendBack(PLANNING, "非我科职责", PLANNER, now);
                case ASSIGN -> document.assign(order(PLANNING), SECRETARY, now, TIME);
                case REASSIGN -> document.reassign(order(PLANNING), SECRETARY, now, TIME);
                case SUSPEND -> document.suspend("等", SECRETARY, now);
                case RESUME -> document.resume(Optional.empty(), SECRETARY, now, TIME);
            }
        } catch (ActionRefused notNow) {
            // Any sequence may be tried; what has no place at the stage leaves the document as it is.
        }
    }
}
