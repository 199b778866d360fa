package org.wenshu.platform.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/** Asks the broker how far readers are behind: the end of the topic against the group's offsets, as any tool would. */
final class MeasuringLag {
    private static final Logger log = LoggerFactory.getLogger(MeasuringLag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ConsumerFactory<String, byte[]> consumers;
    private final LongSupplier now;

    /** @param now the machine's time, which the broker's time stamps are of */
    MeasuringLag(ConsumerFactory<String, byte[]> consumers, LongSupplier now) {
        this.consumers = consumers;
        this.now = now;
    }

    /** Of a consumer group. */
    ReaderLag ofGroup(String group, String topic) {
        return measure(group, topic, consumer -> {
            var positions = new HashMap<TopicPartition, Long>();
            consumer.committed(partitions(consumer, topic), PATIENCE).forEach((partition, committed) -> {
                if (committed != null) {
                    positions.put(partition, committed.offset());
                }
            });
            return positions;
        });
    }

    /** Of a reader that belongs to no group and knows itself where it stands. */
    ReaderLag ofReplica(String reader, String topic, Map<TopicPartition, Long> positions) {
        return measure(reader, topic, consumer -> positions);
    }

    private ReaderLag measure(
            String reader, String topic, Function<Consumer<String, byte[]>, Map<TopicPartition, Long>> asked) {
        var settings = new Properties();
        settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis() - 500));
        // Never subscribes and never commits, so the group does not notice.
        settings.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(reader, reader + "-lag", null, settings)) {
            Set<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> positions = asked.apply(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
            long waiting = 0;
            var behind = new HashMap<TopicPartition, Long>();
            for (TopicPartition partition : partitions) {
                long beginning = beginnings.getOrDefault(partition, 0L);
                long position = Math.max(beginning, positions.getOrDefault(partition, beginning));
                long missing = ends.getOrDefault(partition, 0L) - position;
                if (missing > 0) {
                    waiting += missing;
                    behind.put(partition, position);
                }
            }
            return ReaderLag.of(reader, topic, waiting, behind.isEmpty() ? Optional.empty() : oldest(consumer, behind));
        } catch (KafkaException e) {
            log.debug("the lag of {} cannot be told", reader, e);
            return ReaderLag.unknown(reader, topic);
        }
    }

    private static Set<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        return Objects.requireNonNullElse(
                        consumer.partitionsFor(topic, PATIENCE), List.<org.apache.kafka.common.PartitionInfo>of())
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
    }

    private Optional<Duration> oldest(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> positions) {
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        return StreamSupport.stream(consumer.poll(Duration.ofMillis(500)).spliterator(), false)
                .map(ConsumerRecord::timestamp)
                .min(Long::compare)
                .map(since -> Duration.ofMillis(Math.max(0, now.getAsLong() - since)));
    }
}
