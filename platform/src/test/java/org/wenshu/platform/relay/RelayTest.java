package org.wenshu.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenshu.platform.Workshop;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Parcel;

class RelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void events_carry_the_names_that_integrations_rely_on() {
        Relay relay = workshop.relay();
        relay.start();
        var store = workshop.store(relay);
        store.insert(Parcel.sent("a", workshop.clock.instant()));
        store.change("a", Parcel::stamp);
        await().atMost(PATIENCE).until(() -> outboxIsEmpty(store));

        ConsumerRecord<String, byte[]> record = workshop.published().getFirst();
        assertThat(record.key()).isEqualTo("a");
        assertThat(header(record, "ce_id")).isEqualTo("a:1");
        assertThat(header(record, "ce_type")).isEqualTo("org.wenshu.directory.SectionChanged.v1");
        assertThat(header(record, "ce_subject")).isEqualTo("a");
        assertThat(header(record, "ce_sequence")).isEqualTo("1");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"code\":\"ABC\"");
    }

    @Test
    void several_instances_publish_in_order_per_aggregate_and_lose_nothing() throws Exception {
        var stores = new ArrayList<AggregateStore<Parcel>>();
        for (int i = 0; i < 3; i++) {
            Relay relay = workshop.relay();
            stores.add(workshop.store(relay));
            relay.start();
        }
        for (int a = 0; a < 5; a++) {
            stores.getFirst().insert(Parcel.sent("a" + a, workshop.clock.instant()));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                var store = stores.get(i);
                executor.submit(() -> {
                    for (int n = 0; n < 50; n++) {
                        store.change("a" + n % 5, Parcel::stamp);
                    }
                });
            }
        }
        await().atMost(PATIENCE).until(() -> outboxIsEmpty(stores.getFirst()));

        var records = workshop.published();
        for (int a = 0; a < 5; a++) {
            List<Long> sequences = sequences(records, "a" + a);
            assertThat(firstDeliveries(sequences))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    @Test
    void what_a_dead_instance_left_behind_is_taken_over() {
        Relay dead = workshop.relay();
        var storeOfTheDead = workshop.store(dead);
        storeOfTheDead.insert(Parcel.sent("a", workshop.clock.instant()));
        storeOfTheDead.change("a", Parcel::stamp);
        storeOfTheDead.change("a", Parcel::stamp);

        Relay alive = workshop.relay();
        var store = workshop.store(alive);
        alive.start();
        assertThat(outboxIsEmpty(store)).isFalse();
        workshop.systemClock.advance(Relay.CLAIM.plusSeconds(1));

        await().atMost(PATIENCE).until(() -> outboxIsEmpty(store));
        assertThat(sequences(workshop.published(), "a")).containsExactly(1L, 2L);
        assertThat(store.get("a").version()).isEqualTo(3);
    }

    @Test
    void nothing_is_published_before_what_precedes_it_even_when_that_failed() {
        var storeOfTheDead = workshop.store(workshop.relay());
        storeOfTheDead.insert(Parcel.sent("a", workshop.clock.instant()));
        for (int i = 0; i < 3; i++) {
            storeOfTheDead.change("a", Parcel::stamp);
        }
        var failed = new AtomicBoolean();
        Relay alive = workshop.relay(producer -> failingOnceFor("a:2", producer, failed));
        var store = workshop.store(alive);
        alive.start();

        workshop.systemClock.advance(Relay.CLAIM.plusSeconds(1));
        await().atMost(PATIENCE).untilTrue(failed);
        await().atMost(PATIENCE).until(() -> {
            workshop.systemClock.advance(Relay.CLAIM.plusSeconds(1));
            return outboxIsEmpty(store);
        });

        assertThat(firstDeliveries(sequences(workshop.published(), "a"))).containsExactly(1L, 2L, 3L);
    }

    /** As when the broker comes back between two events that wait. */
    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> failingOnceFor(
            String eventId, Producer<String, byte[]> producer, AtomicBoolean failed) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                RelayTest.class.getClassLoader(), new Class<?>[] {Producer.class}, (self, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        var id = ((ProducerRecord<?, ?>) arguments[0]).headers().lastHeader("ce_id");
                        if (new String(id.value(), StandardCharsets.UTF_8).equals(eventId)
                                && failed.compareAndSet(false, true)) {
                            return CompletableFuture.failedFuture(new TimeoutException("no broker"));
                        }
                    }
                    return method.invoke(producer, arguments);
                });
    }

    private static boolean outboxIsEmpty(AggregateStore<Parcel> store) {
        return store.collection().countDocuments(Filters.exists(Outbox.CLAIMED_UNTIL)) == 0
                && store.collection().countDocuments(Filters.exists(Outbox.ENTRIES)) == 0;
    }

    private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records, String aggregate) {
        return records.stream()
                .filter(record -> record.key().equals(aggregate))
                .map(record -> Long.parseLong(header(record, "ce_sequence")))
                .toList();
    }

    /** In order and without gap, once what came again is left out. */
    private static List<Long> firstDeliveries(List<Long> sequences) {
        var seen = new TreeSet<Long>();
        return sequences.stream().filter(seen::add).toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
