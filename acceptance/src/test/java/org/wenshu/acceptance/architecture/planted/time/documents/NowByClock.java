package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.Clock;
import java.time.Instant;

/** Guilty: a clock of one's own. */
public class NowByClock {
    private final Clock clock = Clock.systemUTC();

    Instant at() {
        return clock.instant();
    }
}
