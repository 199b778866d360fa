package org.wenshu.directory.signin;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The real time: sign-in, lock-out and tokens keep to it even where the office's clock has been moved. */
@Component
public final class SystemTime {
    private final Clock clock = Clock.systemUTC();

    public Instant now() {
        return clock.instant();
    }
}
