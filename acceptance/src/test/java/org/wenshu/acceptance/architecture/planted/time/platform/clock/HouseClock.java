package org.wenshu.acceptance.architecture.planted.time.platform.clock;

import java.time.Clock;

/** Innocent: here the clock is made. */
public class HouseClock {
    Clock clock() {
        return Clock.systemUTC();
    }
}
