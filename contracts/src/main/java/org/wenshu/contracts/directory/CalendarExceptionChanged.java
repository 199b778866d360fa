package org.wenshu.contracts.directory;

import java.time.LocalDate;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * The full state of a day on which the organ departs from the national calendar (O5). Subject: {@code calendar-exception/<id>}.
 *
 * @param id the exception
 * @param date the day
 * @param working whether the organ works on it
 * @param reason why
 * @param removed whether the exception no longer holds
 */
@WireName("org.wenshu.directory.CalendarExceptionChanged.v1")
public record CalendarExceptionChanged(String id, LocalDate date, boolean working, String reason, boolean removed)
        implements PublicEvent {}
