package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.WorkingCalendar;

/**
 * How often something late has been urged: once each working day after its deadline (催办).
 *
 * @param times so far
 * @param next when the next one is due
 */
public record Urging(int times, Optional<LocalDate> lastOn, Instant next) {

    /** The first urging comes with the start of the working day after the deadline. */
    static Urging after(Deadline deadline, WorkingCalendar calendar) {
        return new Urging(0, Optional.empty(), startAfter(deadline.dueDay(), calendar));
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    /** Whether it may be urged now: on a working day, from the start of work on. */
    static boolean isTime(Instant now, WorkingCalendar calendar) {
        LocalDate today = dayOf(now, calendar);
        return calendar.isWorkingDay(today) && !now.isBefore(calendar.startOfWork(today));
    }

    Urging done(Instant now, WorkingCalendar calendar) {
        LocalDate today = dayOf(now, calendar);
        return new Urging(times + 1, Optional.of(today), startAfter(today, calendar));
    }

    /** Rang outside working time: put off to the next start of work. */
    Urging putOff(Instant now, WorkingCalendar calendar) {
        LocalDate today = dayOf(now, calendar);
        Instant then = calendar.isWorkingDay(today) && now.isBefore(calendar.startOfWork(today))
                ? calendar.startOfWork(today)
                : startAfter(today, calendar);
        return new Urging(times, lastOn, then);
    }

    private static Instant startAfter(LocalDate day, WorkingCalendar calendar) {
        return calendar.startOfWork(calendar.nextWorkingDay(day));
    }

    private static LocalDate dayOf(Instant time, WorkingCalendar calendar) {
        return time.atZone(calendar.hours().zone()).toLocalDate();
    }
}
