package org.wenshu.platform;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerPostProcessor;
import org.wenshu.local.testing.MovableClock;
import org.wenshu.local.testing.WenshuInfrastructure;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.reading.DeadLetters;
import org.wenshu.platform.reading.Readers;
import org.wenshu.platform.reading.ReadingPace;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.relay.Relay;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.Parcel;

/** Puts together instances of a small service, several on one database, each as a process of its own would be. */
public final class Workshop implements AutoCloseable {
    public final MovableClock clock = MovableClock.atBeijing("2026-10-08T10:00");
    public final MovableClock systemClock = MovableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
    public final String topic = "parcels-" + UUID.randomUUID();
    public final String service = "workshop-" + UUID.randomUUID();
    private final MongoClient mongo;
    private final MongoDatabase database;
    private final List<Runnable> closing = new ArrayList<>();

    public Workshop() throws Exception {
        String name = "w" + UUID.randomUUID().toString().replace("-", "");
        mongo = MongoClients.create(WenshuInfrastructure.mongoUri(name));
        database = mongo.getDatabase(name);
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(
                            new NewTopic(topic, 3, (short) 1),
                            new NewTopic(Readers.deadLetterTopic(service), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Map<String, Object> kafka() {
        return new HashMap<>(Map.of("bootstrap.servers", WenshuInfrastructure.bootstrapServers()));
    }

    public MongoDatabase database() {
        return database;
    }

    public Relay relay() {
        return relay(producer -> producer);
    }

    /** A relay whose way to the broker is not what it should be. */
    public Relay relay(ProducerPostProcessor<String, byte[]> way) {
        var factory = new DefaultKafkaProducerFactory<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        factory.addPostProcessor(way);
        var relay = new Relay(factory, systemClock, service, Duration.ofMillis(50));
        closing.add(() -> {
            relay.stop();
            factory.destroy();
        });
        return relay;
    }

    /** A store as one more instance of the service would open it. */
    public AggregateStore<Parcel> store(Relay relay) {
        Supplier<Optional<String>> trace = Optional::empty;
        return new AggregateStores(database, clock, relay, trace)
                .of(Parcel.class, "parcels")
                .id(parcel -> parcel.id().value())
                .unique("number", Parcel::number)
                .events(topic, Parcel::drainRaised, Parcel::translate)
                .timer(Parcel::nextTimerAt)
                .derived(
                        "heavy",
                        parcel -> parcel.weight().map(w -> w.grams() > 100).orElse(false))
                .index("label", "stamps")
                .build();
    }

    public Readers readers(DeadLetters letters, TopicReader... readers) {
        var consumers =
                new DefaultKafkaConsumerFactory<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer());
        var producers = new DefaultKafkaProducerFactory<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        var context = new GenericApplicationContext();
        context.refresh();
        var running = new Readers(
                List.of(readers),
                consumers,
                new KafkaTemplate<>(producers),
                letters,
                service,
                clock,
                new SimpleMeterRegistry(),
                ObservationRegistry.NOOP,
                new ReadingPace(2, Duration.ofMillis(20), Duration.ofMillis(100)),
                context);
        closing.add(() -> {
            running.stop();
            producers.destroy();
            context.close();
        });
        running.start();
        return running;
    }

    public DeadLetters deadLetters(TopicReader... readers) {
        return new DeadLetters(database, List.of(readers), clock);
    }

    /** Delivers a record once more, as it is, behind whatever came since. */
    public void publishAgain(ConsumerRecord<String, byte[]> record) {
        var producers = new DefaultKafkaProducerFactory<>(kafka(), new StringSerializer(), new ByteArraySerializer());
        new KafkaTemplate<>(producers)
                .send(new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .join();
        producers.destroy();
    }

    /** All records on the topic so far, in order per partition. */
    public List<ConsumerRecord<String, byte[]>> published() {
        var consumers =
                new DefaultKafkaConsumerFactory<>(kafka(), new StringDeserializer(), new ByteArrayDeserializer());
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "", "")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    public static <T> T asRequest(String key, String fingerprint, OptionalLong ifMatch, Supplier<T> work) {
        var caller = new Caller("p1", "张三", Set.of(), Optional.empty(), "127.0.0.1");
        CurrentRequest.bind(new CurrentRequest(caller, Optional.ofNullable(key), () -> fingerprint, ifMatch));
        try {
            return work.get();
        } finally {
            CurrentRequest.unbind();
        }
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
        mongo.close();
    }
}
