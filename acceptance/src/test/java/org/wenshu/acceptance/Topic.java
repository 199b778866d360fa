package org.wenshu.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an integration that subscribes to a topic gets to read. */
final class Topic {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Topic() {}

    /**
     * An event as it lies in the topic.
     *
     * @param type its name on the wire
     * @param raw everything that it carries: key, headers, value
     */
    record Event(String key, String type, String value, String raw) {
        JsonNode json() {
            return JSON.readTree(value);
        }
    }

    /** Everything that lies in the topic now. */
    static List<Event> all(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TheSuite.broker(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var events = new ArrayList<Event>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> events.add(event(found)));
            }
            return events;
        }
    }

    /** What the topic holds about one aggregate, in order. */
    static List<Event> about(String topic, String aggregateId) {
        return all(topic).stream()
                .filter(event -> event.key().equals(aggregateId))
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        String value = found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
        var raw = new StringBuilder(String.valueOf(found.key())).append(' ').append(value);
        String type = "";
        for (var header : found.headers()) {
            String text = new String(header.value(), StandardCharsets.UTF_8);
            raw.append(' ').append(header.key()).append('=').append(text);
            if (header.key().equals("ce_type")) {
                type = text;
            }
        }
        return new Event(String.valueOf(found.key()), type, value, raw.toString());
    }
}
