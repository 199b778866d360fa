package org.wenshu.local.demo;

import java.time.Duration;
import org.wenshu.local.client.UnexpectedAnswer;

/** Waits for what events bring about a moment later. */
public final class Patience {
    private Patience() {}

    /** Throws {@link UnexpectedAnswer} while it is not so yet. */
    public interface Attempt<T> {
        T make();
    }

    /** Tries again until it succeeds or the time is up, and then says why it did not. */
    public static <T> T eventually(Duration patience, Attempt<T> attempt) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return attempt.make();
            } catch (UnexpectedAnswer notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw notYet;
                }
            }
        }
    }
}
