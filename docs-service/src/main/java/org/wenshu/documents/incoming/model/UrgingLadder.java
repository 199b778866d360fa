package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.calendar.Deadline;

/**
 * How far a document has been urged (催办梯次, D8): one reminder before the deadline, then one urging each working day.
 *
 * <p>It is kept through return and reassignment, so that the same rung is never climbed twice and nobody is urged twice
 * on one day.
 *
 * @param reminded whether the reminder for the present deadline has gone out
 * @param urgings how many urgings since the present deadline passed
 * @param lastUrgedOn the day of the last one, whichever deadline it was for
 * @param next when the next rung is due
 */
public record UrgingLadder(boolean reminded, int urgings, Optional<LocalDate> lastUrgedOn, Optional<Instant> next) {

    static final UrgingLadder UNCLIMBED = new UrgingLadder(false, 0, Optional.empty(), Optional.empty());

    /** For another deadline: reminder and count begin anew. */
    UrgingLadder forNewTerm(Deadline deadline, Instant now, Timekeeping time) {
        return new UrgingLadder(false, 0, lastUrgedOn, Optional.empty()).armed(deadline, now, time);
    }

    /** Waiting for the next rung of this deadline. */
    UrgingLadder armed(Deadline deadline, Instant now, Timekeeping time) {
        return waitingUntil(reminderStillAhead(deadline, now, time).orElseGet(() -> nextUrging(deadline, time)));
    }

    UrgingLadder reminded(Deadline deadline, Instant now, Timekeeping time) {
        return new UrgingLadder(true, urgings, lastUrgedOn, next).armed(deadline, now, time);
    }

    UrgingLadder urgedOn(LocalDate day, Deadline deadline, Instant now, Timekeeping time) {
        return new UrgingLadder(true, urgings + 1, Optional.of(day), next).armed(deadline, now, time);
    }

    UrgingLadder waitingUntil(Instant then) {
        return new UrgingLadder(reminded, urgings, lastUrgedOn, Optional.of(then));
    }

    boolean urgedOn(LocalDate day) {
        return lastUrgedOn.filter(day::equals).isPresent();
    }

    private Optional<Instant> reminderStillAhead(Deadline deadline, Instant now, Timekeeping time) {
        if (reminded) {
            return Optional.empty();
        }
        Instant customary = time.calendar().workingDaysBefore(deadline, time.remindDaysBefore());
        // A term so short that its reminder would come with the assignment is reminded of on its last morning instead.
        Instant lastMorning = time.calendar().startOfWork(deadline.dueDay());
        return Optional.of(customary)
                .filter(now::isBefore)
                .or(() -> Optional.of(lastMorning).filter(now::isBefore));
    }

    private Instant nextUrging(Deadline deadline, Timekeeping time) {
        LocalDate after =
                lastUrgedOn.filter(day -> day.isAfter(deadline.dueDay())).orElse(deadline.dueDay());
        return time.startOfNextWorkingDay(after);
    }
}
