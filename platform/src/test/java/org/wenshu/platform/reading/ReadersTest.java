package org.wenshu.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.platform.Workshop;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.relay.Relay;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Parcel;

class ReadersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Workshop workshop;
    private AggregateStore<Parcel> store;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop();
        Relay relay = workshop.relay();
        store = workshop.store(relay);
        relay.start();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private void stampThrice(String id) {
        store.insert(Parcel.sent(id, workshop.clock.instant()));
        for (int i = 0; i < 3; i++) {
            store.change(id, Parcel::stamp);
        }
    }

    @Test
    void a_reader_gets_the_events_of_an_aggregate_in_order() {
        var stamps = new CopyOnWriteArrayList<Integer>();
        var reader = TopicReader.named("stamps-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> stamps.add(event.order()))
                .build();
        workshop.readers(workshop.deadLetters(reader), reader);
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> stamps.size() >= 3);
        assertThat(stamps).containsExactly(1, 2, 3);
    }

    @Test
    void an_effect_that_fails_at_first_is_tried_again_and_later_events_wait_for_it() {
        var tries = new AtomicInteger();
        var stamps = new CopyOnWriteArrayList<Integer>();
        var reader = TopicReader.named("retry-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    if (event.order() == 1 && tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    stamps.add(event.order());
                })
                .build();
        workshop.readers(workshop.deadLetters(reader), reader);
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> stamps.size() >= 3);
        assertThat(stamps).containsExactly(1, 2, 3);
        assertThat(tries).hasValue(3);
    }

    @Test
    void an_effect_that_keeps_failing_becomes_a_dead_letter_that_can_be_replayed() {
        var broken = new AtomicBoolean(true);
        var stamps = new CopyOnWriteArrayList<Integer>();
        var reader = TopicReader.named("dead-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    if (event.order() == 2 && broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                    stamps.add(event.order());
                })
                .build();
        var letters = workshop.deadLetters(reader);
        workshop.readers(letters, reader);
        stampThrice("a");

        await().atMost(PATIENCE).until(() -> !waiting(letters).isEmpty() && stamps.size() >= 2);
        assertThat(stamps).containsExactly(1, 3);
        DeadLetter letter = waiting(letters).getFirst();
        assertThat(letter.eventId()).isEqualTo("a:2");
        assertThat(letter.error()).contains("broken");

        assertThatThrownBy(() -> letters.replay(letter.id(), "p1")).isInstanceOf(Problem.class);
        assertThat(waiting(letters)).hasSize(1);
        broken.set(false);
        assertThat(letters.replay(letter.id(), "p1").state()).isEqualTo(DeadLetter.State.REPLAYED);
        assertThat(stamps).containsExactly(1, 3, 2);
        assertThat(waiting(letters)).isEmpty();
    }

    @Test
    void a_dead_letter_replayed_after_a_later_event_of_its_source_is_told_to_be_superseded() {
        store.insert(Parcel.sent("target", Instant.EPOCH));
        var broken = new AtomicBoolean(true);
        var reader = TopicReader.named("superseded-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    if (event.order() == 2 && broken.get()) {
                        throw new IllegalStateException("broken");
                    }
                    if (!delivery.aggregateId().equals("target")) {
                        store.changeOnce("target", delivery, parcel -> parcel.label(parcel.label() + event.order()));
                    }
                })
                .build();
        var letters = workshop.deadLetters(reader);
        workshop.readers(letters, reader);
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> !waiting(letters).isEmpty());
        await().atMost(PATIENCE).until(() -> store.get("target").label().equals("13"));

        broken.set(false);
        DeadLetter replayed = letters.replay(waiting(letters).getFirst().id(), "p1");
        assertThat(replayed.state()).isEqualTo(DeadLetter.State.SUPERSEDED);
        assertThat(replayed.replayedBy()).contains("p1");
        assertThat(store.get("target").label()).isEqualTo("13");
        assertThat(letters.list(Optional.of(DeadLetter.State.SUPERSEDED), Optional.empty(), 10))
                .containsExactly(replayed);
        assertThat(letters.waiting()).isZero();
        // Asking again changes nothing of what was told.
        assertThat(letters.replay(replayed.id(), "p2")).isEqualTo(replayed);
    }

    @Test
    void what_was_no_event_is_told_to_be_unreadable_when_it_is_replayed_and_waits_no_more() {
        var reader = TopicReader.named("any").reads(workshop.topic).build();
        var letters = workshop.deadLetters(reader);
        letters.keep(new DeadLetter(
                "any:place",
                "any",
                workshop.topic,
                "place",
                DeadLetter.NO_EVENT,
                "?",
                0,
                workshop.clock.instant(),
                "{",
                "NumberFormatException",
                DeadLetter.State.WAITING,
                workshop.clock.instant(),
                Optional.empty(),
                Optional.empty()));
        assertThat(letters.waiting()).isEqualTo(1);
        assertThat(letters.replay("any:place", "p1").state()).isEqualTo(DeadLetter.State.UNREADABLE);
        assertThat(letters.waiting()).isZero();
    }

    private static List<DeadLetter> waiting(DeadLetters letters) {
        return letters.list(Optional.of(DeadLetter.State.WAITING), Optional.empty(), 10);
    }

    @Test
    void a_replica_holds_all_that_was_there_and_follows() {
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> workshop.published().size() == 3);
        Map<String, Integer> replica = new ConcurrentHashMap<>();
        List<Integer> atCatchUp = new ArrayList<>();
        var reader = TopicReader.named("replica")
                .reads(workshop.topic)
                .asReplica(() -> atCatchUp.add(replica.getOrDefault("a", 0)))
                .on(SectionChanged.class, (event, delivery) -> replica.put(delivery.aggregateId(), event.order()))
                .build();
        Readers readers = workshop.readers(workshop.deadLetters(reader), reader);
        await().atMost(PATIENCE).until(readers::replicasCaughtUp);
        assertThat(atCatchUp).containsExactly(3);
        store.change("a", Parcel::stamp);
        await().atMost(PATIENCE).until(() -> replica.get("a") == 4);
    }

    @Test
    void a_replica_is_not_set_back_by_an_event_that_comes_again_behind_its_successors() {
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> workshop.published().size() == 3);
        var stamps = new CopyOnWriteArrayList<Integer>();
        var reader = TopicReader.named("belated")
                .reads(workshop.topic)
                .asReplica(() -> {})
                .on(SectionChanged.class, (event, delivery) -> stamps.add(event.order()))
                .build();
        Readers readers = workshop.readers(workshop.deadLetters(reader), reader);
        await().atMost(PATIENCE).until(readers::replicasCaughtUp);

        workshop.publishAgain(workshop.published().getFirst());
        store.change("a", Parcel::stamp);

        await().atMost(PATIENCE).until(() -> stamps.contains(4));
        assertThat(stamps).containsExactly(1, 2, 3, 4);
    }

    @Test
    void effects_kept_with_their_sequence_survive_a_second_delivery_of_everything() {
        store.insert(Parcel.sent("target", Instant.EPOCH));
        var reader = TopicReader.named("once-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    if (!delivery.aggregateId().equals("target")) {
                        store.changeOnce("target", delivery, parcel -> parcel.label(parcel.label() + event.order()));
                    }
                })
                .build();
        var again = TopicReader.named("again-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    if (!delivery.aggregateId().equals("target")) {
                        store.changeOnce("target", delivery, parcel -> parcel.label(parcel.label() + event.order()));
                    }
                })
                .build();
        workshop.readers(workshop.deadLetters(reader, again), reader, again);
        stampThrice("a");
        await().atMost(PATIENCE).until(() -> store.get("target").label().length() >= 3);
        assertThat(store.get("target").label()).isEqualTo("123");
    }
}
