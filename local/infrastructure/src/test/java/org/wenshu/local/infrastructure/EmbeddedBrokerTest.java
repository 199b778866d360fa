package org.wenshu.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String TOPIC = "wenshu.documents.v1";

    @TempDir
    Path folder;

    @Test
    void killed_it_comes_back_with_every_acknowledged_record() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ChildJvm broker = ChildJvm.run(EmbeddedBroker.class, "--data=" + folder, "--port=0")) {
            createTopic(broker.address());
            CountDownLatch enough = new CountDownLatch(500);
            KafkaProducer<String, String> producer = producer(broker.address());
            try {
                Thread sending = Thread.ofVirtual().start(() -> {
                    for (int i = 0; enough.getCount() > 0 || i % 64 != 0; i++) {
                        String value = "第" + i + "件";
                        producer.send(new ProducerRecord<>(TOPIC, "d-" + i % 7, value), (metadata, failure) -> {
                            if (failure == null) {
                                acknowledged.add(value);
                                enough.countDown();
                            }
                        });
                    }
                });
                assertThat(enough.await(10, TimeUnit.SECONDS)).isTrue();
                broker.kill();
                sending.join();
            } finally {
                producer.close(Duration.ZERO);
            }
        }

        try (ChildJvm broker = ChildJvm.run(EmbeddedBroker.class, "--data=" + folder, "--port=0")) {
            assertThat(readAll(broker.address(), acknowledged)).containsAll(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(500);
    }

    @Test
    void stopped_and_started_again_it_has_its_records_and_refuses_a_second_owner() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker.bootstrapServers());
            try (KafkaProducer<String, String> producer = producer(broker.bootstrapServers())) {
                producer.send(new ProducerRecord<>(TOPIC, "d-1", "关于防汛工作的通知")).get();
            }
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(readAll(broker.bootstrapServers(), Set.of("关于防汛工作的通知"))).containsExactly("关于防汛工作的通知");
        }
    }

    @Test
    void a_topic_that_nobody_created_is_not_made_by_writing_to_it() {
        try (EmbeddedBroker broker = EmbeddedBroker.temporary();
                KafkaProducer<String, String> producer = producer(broker.bootstrapServers())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("wenshu.document.v1", "misspelt"))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfAny(TimeoutException.class, UnknownTopicOrPartitionException.class);
        }
    }

    private static void createTopic(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(String servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 1, "max.block.ms", 1_000),
                new StringSerializer(),
                new StringSerializer());
    }

    private static Set<String> readAll(String servers, Set<String> expected) {
        Set<String> read = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (!read.containsAll(expected) && System.nanoTime() < until) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    read.add(record.value());
                }
            }
        }
        return read;
    }
}
