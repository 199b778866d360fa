package org.wenshu.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private final MovableClock clock = MovableClock.atBeijing("2026-09-30T17:30");

    @Test
    void it_stands_still_in_Beijing_time_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-09-30T09:30:00Z"));
        assertThat(LocalDateTime.now(clock)).isEqualTo(LocalDateTime.parse("2026-09-30T17:30"));
        assertThat(clock.advance(Duration.ofHours(15))).isEqualTo(clock.instant());
        clock.setBeijing("2026-10-08T08:30");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-10-08T00:30:00Z"));
    }

    @Test
    void its_time_in_another_zone_moves_with_it() {
        Clock utc = clock.withZone(ZoneOffset.UTC);
        clock.advance(Duration.ofMinutes(1));
        assertThat(utc.instant()).isEqualTo(clock.instant());
    }

    @Test
    void moves_by_several_threads_add_up() throws InterruptedException {
        Instant before = clock.instant();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 1_000; n++) {
                    clock.advance(Duration.ofMillis(1));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(clock.instant()).isEqualTo(before.plusSeconds(8));
    }
}
