package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.office.model.Urgency;

/**
 * The organ's calendar and its policy on handling times (D6, D8); defaults are 5, 2 and 1 working days, a reminder 1
 * working day before, escalation after 2 urgings.
 *
 * @param ordinaryDays working days to handle what is not urgent
 * @param urgentDays 加急
 * @param extraUrgentDays 特急
 * @param longestDays the longest term that may be set or granted, in working days
 * @param remindDaysBefore how many working days before its last day a term is reminded of
 * @param escalateAfter after how many urgings the leader in charge hears of each further one
 */
public record Timekeeping(
        WorkingCalendar calendar,
        int ordinaryDays,
        int urgentDays,
        int extraUrgentDays,
        int longestDays,
        int remindDaysBefore,
        int escalateAfter) {

    /** On this calendar with the default policy. */
    public static Timekeeping standard(WorkingCalendar calendar) {
        return new Timekeeping(calendar, 5, 2, 1, 60, 1, 2);
    }

    int daysFor(Urgency urgency) {
        return switch (urgency) {
            case NONE -> ordinaryDays;
            case URGENT -> urgentDays;
            case EXTRA_URGENT -> extraUrgentDays;
        };
    }

    /** The day in the organ's time zone. */
    public LocalDate dayOf(Instant time) {
        return time.atZone(calendar.hours().zone()).toLocalDate();
    }

    Instant startOfNextWorkingDay(LocalDate day) {
        return calendar.startOfWork(calendar.nextWorkingDay(day));
    }
}
