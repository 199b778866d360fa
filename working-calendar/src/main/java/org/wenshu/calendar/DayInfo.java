package org.wenshu.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the calendar knows of one day, and on what ground.
 *
 * @param date the day
 * @param working whether the organ works on it
 * @param name what to show beside the date: the holiday, 周末, 工作日, or the organ's own reason
 * @param basis the ground that decided it
 * @param notice the notice the day is judged under; empty where its year is not announced
 * @param provisional true as long as a notice yet to come may decide otherwise
 */
public record DayInfo(
        LocalDate date, boolean working, String name, Basis basis, Optional<Notice> notice, boolean provisional) {

    /** The ground on which a day is a working day or not, strongest first. */
    public enum Basis {
        /** The organ's own decision. */
        ORGAN_EXCEPTION,
        /** Named in a notice of the State Council. */
        NOTICE,
        /** A holiday of fixed date, in a year whose notice is not there (法定节假日). */
        FIXED_DATE,
        /** Saturday or Sunday, and nothing says otherwise. */
        WEEKEND,
        /** Monday to Friday, and nothing says otherwise. */
        WEEKDAY
    }
}
