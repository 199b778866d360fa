package org.wenshu.platform.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads a compacted topic whole into memory and then follows it; belongs to no consumer group, so every instance has
 * all of it.
 */
final class Replica {
    private static final Logger log = LoggerFactory.getLogger(Replica.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final TopicReader reader;
    private final ConsumerFactory<String, byte[]> consumers;
    /** The last event applied of each aggregate: one that comes again behind its successors must not undo them. */
    private final Map<String, Long> applied = new HashMap<>();

    private volatile boolean running;
    private volatile boolean caughtUp;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private volatile @Nullable Consumer<String, byte[]> following;
    private volatile Thread thread = Thread.currentThread();

    Replica(TopicReader reader, ConsumerFactory<String, byte[]> consumers) {
        this.reader = reader;
        this.consumers = consumers;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    TopicReader reader() {
        return reader;
    }

    /** Up to where it has read. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name(reader.name()).start(this::run);
    }

    void stop() throws InterruptedException {
        running = false;
        Consumer<String, byte[]> consumer = following;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        while (running) {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, reader.name(), "")) {
                following = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("{} lost {} and starts over: {}", reader.name(), reader.topic(), e.toString());
                pause();
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        while (running) {
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                reader.caughtUp();
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        try {
            var event = Readers.read(record);
            Delivery delivery = Readers.delivery(reader.name(), reader.topic(), event);
            if (delivery.sequence() >= applied.getOrDefault(delivery.aggregateId(), 0L)) {
                reader.apply(delivery, Readers.data(event));
                applied.put(delivery.aggregateId(), delivery.sequence());
            }
        } catch (RuntimeException e) {
            log.error(
                    "{} cannot apply {} at offset {} of {} and goes on without it",
                    reader.name(),
                    record.key(),
                    record.offset(),
                    reader.topic(),
                    e);
        }
    }

    /** The topic is made by whichever service starts first; until then there is nothing to follow. */
    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        while (true) {
            var found = consumer.partitionsFor(reader.topic());
            if (found != null && !found.isEmpty()) {
                return found.stream()
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
            }
            pause();
            if (!running) {
                throw new WakeupException();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }
}
