package org.wenshu.notifications;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that processes and providers live by, as against the office's clock, which demo and tests may move. */
@FunctionalInterface
public interface SystemTime {
    Instant now();

    static SystemTime of(Clock clock) {
        // The store keeps milliseconds.
        return () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
