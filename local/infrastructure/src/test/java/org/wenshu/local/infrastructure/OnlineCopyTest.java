package org.wenshu.local.infrastructure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the store and the broker, taken while a relay and a reader as small as can be work at full speed. */
class OnlineCopyTest {
    private static final String TOPIC = "wenshu.documents.v1";
    private static final String GROUP = "counting";
    private static final int WRITERS = 4;

    @TempDir
    Path data;

    @Nested
    class under_load {

        @Test
        void store_and_broker_of_the_copy_belong_together() throws Exception {
            Path copy = data.resolve("copy");
            var written = new AtomicInteger();
            int acknowledged;
            try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0);
                    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"), 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                createTopic(broker);
                var working = new AtomicBoolean(true);
                var threads = new ArrayList<Thread>();
                for (int w = 0; w < WRITERS; w++) {
                    String id = "document-" + w;
                    threads.add(Thread.ofPlatform().start(() -> write(client, broker, id, written, working)));
                }
                threads.add(Thread.ofPlatform().start(() -> read(client, broker, working)));
                await().atMost(Duration.ofSeconds(20)).until(() -> effects(client) > 100);

                acknowledged = written.get();
                Document begun = command(
                        client,
                        new Document("wenshuBackup", "begin")
                                .append("store", data.resolve("store").toString()));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> command(client, new Document("wenshuBackup", "state"))
                                .getString("state")
                                .equals("DONE"));
                // Work goes on, and later writes are not in the copy's way.
                int atCopy = written.get();
                await().atMost(Duration.ofSeconds(10)).until(() -> written.get() > atCopy + 100);
                Files.move(Path.of(begun.getString("folder")), copy);
                working.set(false);
                for (Thread thread : threads) {
                    thread.join();
                }
                assertThat(begun.getLong("heldMillis")).isLessThan(5_000);
            }

            try (EmbeddedStore store = EmbeddedStore.open(copy.resolve("store"), 0);
                    EmbeddedBroker broker = EmbeddedBroker.start(copy.resolve("broker"), 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                belongTogether(client, broker, acknowledged);
            }
        }

        private void belongTogether(MongoClient client, EmbeddedBroker broker, int acknowledged) {
            Map<String, Set<Integer>> published = new HashMap<>();
            List<ConsumerRecord<String, String>> records = readAll(broker);
            records.forEach(record -> published
                    .computeIfAbsent(record.key(), any -> new TreeSet<>())
                    .add(Integer.valueOf(record.value())));
            int total = 0;
            for (Document document : documents(client).find()) {
                String id = document.getString("_id");
                int sequence = document.getInteger("sequence");
                total += sequence;
                Set<Integer> events = new HashSet<>(published.getOrDefault(id, Set.of()));
                // Nothing is on the topic that never happened.
                assertThat(events).allSatisfy(event -> assertThat(event).isLessThanOrEqualTo(sequence));
                // What happened is on the topic or waits to be published.
                events.addAll(document.getList("outbox", Integer.class, List.of()));
                assertThat(events).hasSize(sequence);
            }
            assertThat(total).isGreaterThanOrEqualTo(acknowledged);

            // What the reader will not see again has had its effect, once.
            Map<TopicPartition, Long> offsets = committed(broker);
            Map<String, Integer> passed = new HashMap<>();
            records.stream()
                    .filter(record ->
                            record.offset() < offsets.getOrDefault(new TopicPartition(TOPIC, record.partition()), 0L))
                    .forEach(record -> passed.merge(record.key(), Integer.valueOf(record.value()), Math::max));
            assertThat(passed).isNotEmpty();
            passed.forEach((id, seen) -> {
                Document effect = counters(client).find(eq("_id", id)).first();
                assertThat(effect.getInteger("seen")).isGreaterThanOrEqualTo(seen);
            });
            for (Document effect : counters(client).find()) {
                assertThat(effect.getInteger("count")).isEqualTo(effect.getInteger("seen"));
                // An effect tells only of what is on the topic.
                assertThat(published.get(effect.getString("_id"))).contains(effect.getInteger("seen"));
            }
        }
    }

    @Nested
    class asked_wrongly {

        @Test
        void a_store_of_another_folder_and_a_word_that_it_does_not_know_are_refused() {
            try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                assertThatThrownBy(() ->
                                command(client, new Document("wenshuBackup", "begin").append("store", "/elsewhere")))
                        .isInstanceOf(MongoCommandException.class)
                        .hasMessageContaining("not in /elsewhere");
                assertThatThrownBy(() -> command(client, new Document("wenshuBackup", "please")))
                        .hasMessageContaining("must be begin or state");
            }
        }
    }

    @Nested
    class of_stopped_data {

        @Test
        void it_is_kept_from_starting_while_it_is_copied() throws Exception {
            try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"), 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                documents(client).insertOne(new Document("_id", "a"));
                assertThat(StoppedData.keep(data)).isEmpty();
            }
            Path copy;
            try (StoppedData stopped = StoppedData.keep(data).orElseThrow()) {
                copy = stopped.copy();
                assertThatThrownBy(() -> EmbeddedStore.open(data.resolve("store"), 0))
                        .hasMessageContaining("in use by another process");
            }
            try (EmbeddedStore store = EmbeddedStore.open(copy.resolve("store"), 0);
                    MongoClient client = MongoClients.create(store.connectionString("office"))) {
                assertThat(documents(client).countDocuments()).isEqualTo(1);
            }
        }
    }

    /** What AggregateStore and Relay do, in short: state and event in one write, publish, clear. */
    private static void write(
            MongoClient client, EmbeddedBroker broker, String id, AtomicInteger written, AtomicBoolean working) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer())) {
            for (int sequence = 1; working.get(); sequence++) {
                documents(client)
                        .updateOne(
                                eq("_id", id),
                                combine(set("sequence", sequence), push("outbox", sequence)),
                                new UpdateOptions().upsert(true));
                written.incrementAndGet();
                producer.send(new ProducerRecord<>(TOPIC, id, Integer.toString(sequence)))
                        .get();
                documents(client).updateOne(eq("_id", id), unset("outbox"));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What a reader does: the effect and the mark in one write, then the offset. */
    private static void read(MongoClient client, EmbeddedBroker broker, AtomicBoolean working) {
        try (KafkaConsumer<String, String> consumer = consumer(broker, GROUP)) {
            consumer.subscribe(List.of(TOPIC));
            while (working.get()) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    int event = Integer.parseInt(record.value());
                    Document before =
                            counters(client).find(eq("_id", record.key())).first();
                    if (before == null || before.getInteger("seen") < event) {
                        counters(client)
                                .findOneAndUpdate(
                                        eq("_id", record.key()),
                                        combine(inc("count", 1), set("seen", event)),
                                        new FindOneAndUpdateOptions()
                                                .upsert(true)
                                                .returnDocument(ReturnDocument.AFTER));
                    }
                    consumer.commitSync(Map.of(
                            new TopicPartition(TOPIC, record.partition()), new OffsetAndMetadata(record.offset() + 1)));
                }
            }
        }
    }

    private static int effects(MongoClient client) {
        int effects = 0;
        for (Document effect : counters(client).find()) {
            effects += effect.getInteger("count");
        }
        return effects;
    }

    private static Document command(MongoClient client, Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("office").getCollection("documents");
    }

    private static MongoCollection<Document> counters(MongoClient client) {
        return client.getDatabase("office").getCollection("counters");
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // Small segments, so that full ones are among those copied.
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)
                            .configs(Map.of("segment.bytes", Integer.toString(1 << 20), "segment.ms", "300"))))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedBroker broker, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        group,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> committed(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> consumer = consumer(broker, GROUP)) {
            var offsets = new HashMap<TopicPartition, Long>();
            consumer.committed(Set.copyOf(partitions(consumer)))
                    .forEach((partition, at) -> offsets.put(partition, at == null ? 0 : at.offset()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet());
            offsets.forEach((partition, at) -> assertThat(at).isLessThanOrEqualTo(ends.get(partition)));
            return offsets;
        }
    }

    private static List<ConsumerRecord<String, String>> readAll(EmbeddedBroker broker) {
        try (KafkaConsumer<String, String> consumer = consumer(broker, "checking")) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
