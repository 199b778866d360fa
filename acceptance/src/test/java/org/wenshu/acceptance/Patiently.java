package org.wenshu.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what events bring about a moment later, or stays a while to see that nothing does. */
final class Patiently {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(25);
    /** Longer than every poll and sweep of the services. */
    private static final Duration A_WHILE = Duration.ofMillis(1_300);

    private Patiently() {}

    static void until(ThrowingRunnable holds) {
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(50)).untilAsserted(holds);
    }

    static void stays(ThrowingRunnable holds) {
        await().during(A_WHILE)
                .atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(holds);
    }
}
