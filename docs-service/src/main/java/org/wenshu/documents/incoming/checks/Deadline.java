package org.wenshu.documents.incoming.checks;

import java.time.Duration;

/** The moment at which reading one file stops; elapsed time, not time of day. */
final class Deadline {
    private final long end;

    Deadline(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end > 0;
    }
}
