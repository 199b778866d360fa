package org.wenshu.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The end of a period counted in working days (办理时限), with the grounds it was counted on.
 *
 * @param dueAt the end of working hours on the last day; what is done at this very instant is in time
 * @param dueDay the last day
 * @param provisional true if a day of the period lies in a time not yet announced, so that the deadline may move
 * @param basis the notices, fallbacks and organ exceptions it rests on, in Chinese, to be shown with it
 */
public record Deadline(Instant dueAt, LocalDate dueDay, boolean provisional, List<String> basis) {
    public Deadline {
        basis = List.copyOf(basis);
    }

    /** Whether the deadline has gone by. */
    public boolean isOverdue(Instant now) {
        return now.isAfter(dueAt);
    }
}
