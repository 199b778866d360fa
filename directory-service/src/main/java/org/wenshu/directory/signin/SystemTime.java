package org.wenshu.directory.signin;

import java.time.Clock;
import java.time.Instant;

/** The real time: sign-in, lock-out and tokens keep to it even where the office's clock has been moved. */
public final class SystemTime {
    private final Clock clock;

    public SystemTime() {
        this(Clock.systemUTC());
    }

    /** For tests of what only time brings about. */
    SystemTime(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }
}
