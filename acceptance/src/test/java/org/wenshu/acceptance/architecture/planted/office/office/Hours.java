package org.wenshu.acceptance.architecture.planted.office.office;

import org.wenshu.acceptance.architecture.planted.office.calendar.Days;

/** Innocent. */
public record Hours(Days days) {}
