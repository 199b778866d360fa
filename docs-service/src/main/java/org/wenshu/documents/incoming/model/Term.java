package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.documents.model.DetailRefused;

/**
 * The time in which a document has to be handled (办理时限), kept with how it was set, so that it can be computed anew
 * when the calendar changes (O5).
 *
 * @param start when the period starts
 * @param workingDays within how many working days; empty when a day was named instead
 * @param namedDay the day named; empty when working days are counted
 */
public record Term(Instant start, Optional<Integer> workingDays, Optional<LocalDate> namedDay, Deadline deadline) {

    /** Within so many working days. */
    static Term within(int workingDays, Instant start, WorkingCalendar calendar) {
        return new Term(start, Optional.of(workingDays), Optional.empty(), calendar.deadlineAfter(start, workingDays));
    }

    /** By the end of a named day, which has to be a working day after the one that the period starts on. */
    static Term until(String field, LocalDate day, Instant start, WorkingCalendar calendar) {
        if (!calendar.isWorkingDay(day)) {
            throw new DetailRefused(field, "working-day", day + "不是工作日", day + " is not a working day");
        }
        if (!day.isAfter(firstDay(start, calendar))) {
            throw new DetailRefused(
                    field, "after-start", "办理期限必须晚于起算日", "the due day lies after the day it is counted from");
        }
        return named(day, start, calendar);
    }

    /** The same term on a calendar that has changed since. A named day that is no longer worked moves on to the next one. */
    Term on(WorkingCalendar calendar) {
        return workingDays
                .map(days -> within(days, start, calendar))
                .orElseGet(() -> named(namedDay.orElseThrow(), start, calendar));
    }

    /** What this term rests on and the other did not: the reason why it differs. */
    String groundsSince(Term other) {
        var added = deadline.basis().stream()
                .filter(ground -> !other.deadline().basis().contains(ground))
                .toList();
        return added.isEmpty() ? "工作日历恢复为：" + String.join("；", deadline.basis()) : String.join("；", added);
    }

    private static Term named(LocalDate day, Instant start, WorkingCalendar calendar) {
        int days =
                Math.max(1, calendar.workingDaysBetween(firstDay(start, calendar), calendar.workingDayOnOrAfter(day)));
        return new Term(start, Optional.empty(), Optional.of(day), calendar.deadlineAfter(start, days));
    }

    private static LocalDate firstDay(Instant start, WorkingCalendar calendar) {
        return calendar.workingDayOnOrAfter(
                start.atZone(calendar.hours().zone()).toLocalDate());
    }
}
