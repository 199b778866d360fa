package org.wenshu.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and a consumer with the services' settings and nothing behind them: what the broker itself costs. */
final class RawBroker implements AutoCloseable {
    private static final String TOPIC = "bench.raw";
    private static final String GROUP = "bench-raw";

    private final KafkaProducer<String, byte[]> producer;
    private final SynchronousQueue<Long> arrivals = new SynchronousQueue<>();
    private final Thread reading;
    private volatile boolean ended;

    RawBroker(String broker) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.of((short) 1))))
                        .all()
                        .get();
            }
        }
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
        Map<String, Object> consuming = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                "5000");
        reading = Thread.ofPlatform().name(GROUP).start(() -> read(consuming));
    }

    private void read(Map<String, Object> settings) {
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (!ended) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = System.nanoTime();
                for (ConsumerRecord<String, byte[]> any : records) {
                    arrivals.put(now);
                }
                if (!records.isEmpty()) {
                    consumer.commitSync();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From handing a record to the producer until the consumer has it, in nanoseconds. */
    long roundTrip(String key, int bytes) throws InterruptedException {
        long begin = System.nanoTime();
        producer.send(new ProducerRecord<>(TOPIC, key, "x".repeat(bytes).getBytes(StandardCharsets.US_ASCII)));
        Long arrived = arrivals.poll(30, TimeUnit.SECONDS);
        if (arrived == null) {
            throw new IllegalStateException("a raw record did not arrive within 30 s");
        }
        return arrived - begin;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        producer.close();
        reading.join(Duration.ofSeconds(10));
    }
}
