package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/** Innocent: the time comes from outside; a stop-watch tells no time. */
public record InjectedTime(Clock clock) {
    String at() {
        return Instant.now(clock) + " " + LocalDate.now(clock) + " " + new Date(clock.millis()) + " "
                + System.nanoTime();
    }
}
