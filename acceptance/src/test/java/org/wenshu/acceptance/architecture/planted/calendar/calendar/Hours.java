package org.wenshu.acceptance.architecture.planted.calendar.calendar;

import java.time.LocalTime;

/** Innocent. */
public record Hours(LocalTime from, LocalTime to) {}
