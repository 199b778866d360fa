package org.wenshu.contracts.directory;

import java.time.LocalDate;

/**
 * A day that a notice makes a holiday or, by exchange, a working day (调休).
 *
 * @param date the day
 * @param working whether it is worked
 * @param name the holiday it belongs to
 */
public record NoticeDay(LocalDate date, boolean working, String name) {}
