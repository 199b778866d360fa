package org.wenshu.acceptance.architecture.planted.platform.platform.store;

import org.wenshu.acceptance.architecture.planted.platform.calendar.Days;

/** Guilty: technology that knows working days. */
public record Due(Days days) {}
