package org.wenshu.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Clock BASE = Clock.fixed(Instant.parse("2026-09-28T01:00:00.123Z"), ZoneOffset.UTC);

    @Test
    void it_shows_what_the_store_can_keep_however_it_was_set() {
        var clock = new MovableClock(BASE, Duration.ofDays(1).plusNanos(456_789));
        assertThat(clock.instant()).isEqualTo("2026-09-29T01:00:00.123Z");

        clock.moveTo(Instant.parse("2026-10-08T01:00:00.000456789Z"));
        assertThat(clock.instant()).isEqualTo("2026-10-08T01:00:00Z");
    }
}
