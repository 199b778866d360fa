package org.wenshu.calendar;

import java.time.LocalDate;

/**
 * A day on which the organ departs from the State Council's arrangement by its own decision (本机关例外安排).
 *
 * @param date the day, at most one exception for each
 * @param working whether the organ works on it
 * @param reason why, in the organ's words; never blank, since deadlines quote it
 */
public record OrganException(LocalDate date, boolean working, String reason) {
    public OrganException {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason: an exception to the working calendar states its reason");
        }
    }
}
