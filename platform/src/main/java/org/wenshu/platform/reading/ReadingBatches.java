package org.wenshu.platform.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes what one poll brought: the events of one aggregate in their order, those of different aggregates side by side,
 * since each effect waits for the disk and their waits can be shared.
 *
 * <p>When some effects fail, the first failed record is named to the container: what lies before it counts as read, it
 * and what comes after are delivered again. Effects are idempotent, so those that succeeded are not repeated.
 */
final class ReadingBatches implements BatchMessageListener<String, byte[]> {
    static final int SIDE_BY_SIDE = 16;

    private final Consumer<ConsumerRecord<String, byte[]>> effect;

    ReadingBatches(Consumer<ConsumerRecord<String, byte[]>> effect) {
        this.effect = effect;
    }

    private record Failed(int index, Throwable cause) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        var aggregates = new LinkedHashMap<String, List<Integer>>();
        for (int index = 0; index < records.size(); index++) {
            aggregates
                    .computeIfAbsent(
                            Objects.requireNonNullElse(records.get(index).key(), ""), key -> new ArrayList<>())
                    .add(index);
        }
        Failed first = aggregates.size() == 1
                ? inOrder(records, aggregates.firstEntry().getValue())
                : sideBySide(records, List.copyOf(aggregates.values()));
        if (first != null) {
            throw new BatchListenerFailedException("an effect failed", first.cause(), first.index());
        }
    }

    private @Nullable Failed sideBySide(List<ConsumerRecord<String, byte[]>> records, List<List<Integer>> aggregates) {
        var room = new Semaphore(SIDE_BY_SIDE);
        Failed first = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<@Nullable Failed>>();
            for (List<Integer> indexes : aggregates) {
                room.acquire();
                running.add(threads.submit(() -> {
                    try {
                        return inOrder(records, indexes);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<@Nullable Failed> aggregate : running) {
                Failed failed = aggregate.get();
                if (failed != null && (first == null || failed.index() < first.index())) {
                    first = failed;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BatchListenerFailedException("reading was interrupted", e, 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return first;
    }

    /** What comes after a failed event of the same aggregate must not overtake it. */
    private @Nullable Failed inOrder(List<ConsumerRecord<String, byte[]>> records, List<Integer> indexes) {
        for (int index : indexes) {
            try {
                effect.accept(records.get(index));
            } catch (Throwable cause) {
                return new Failed(index, cause);
            }
        }
        return null;
    }
}
