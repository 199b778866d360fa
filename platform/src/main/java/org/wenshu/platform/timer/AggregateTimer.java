package org.wenshu.platform.timer;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.wenshu.platform.store.AggregateStore;

/**
 * What happens when an aggregate's {@code nextTimerAt} has come. The verb must move that time on: the write that
 * saves it is the claim of the rung, so that of any number of instances one rings.
 *
 * @param name for logs and metrics
 */
public record AggregateTimer<A>(String name, AggregateStore<A> store, BiConsumer<A, Instant> ring) {
    void ring(String id, Instant now) {
        store.ring(id, now, ring);
    }
}
