package org.wenshu.platform.clock;

import java.time.Instant;

/** The movable clock of a demo or a test was moved. */
public record ClockMoved(Instant to) {}
