package org.wenshu.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
