package org.wenshu.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.platform.Workshop;
import org.wenshu.platform.reading.ReaderLag;
import org.wenshu.platform.reading.Readers;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.relay.Relay;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Parcel;
import org.wenshu.platform.timer.AggregateTimer;
import org.wenshu.platform.timer.TimerSweep;

class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Workshop workshop;
    private Relay relay;
    private AggregateStore<Parcel> store;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop();
        relay = workshop.relay();
        store = workshop.store(relay);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private Operations operations(TopicReader... readers) {
        var letters = workshop.deadLetters(readers);
        Readers running = workshop.readers(letters, readers);
        var timers = new TimerSweep(
                List.of(new AggregateTimer<>("ringing", store, Parcel::ring)),
                workshop.clock,
                Duration.ofHours(1),
                meters);
        var operations = new Operations(
                workshop.service, relay, running, timers, letters, workshop.clock, workshop.systemClock, meters);
        operations.start();
        return operations;
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void events_wait_in_the_outbox_until_the_relay_runs() {
        Operations operations = operations();
        store.insert(Parcel.sent("a", workshop.clock.instant()));
        store.change("a", Parcel::stamp);
        store.change("a", Parcel::stamp);
        workshop.clock.advance(Duration.ofMinutes(3));
        store.change("a", Parcel::stamp);

        assertThat(operations.state().relay().events()).isEqualTo(3);
        assertThat(operations.state().relay().oldestSeconds()).contains(180L);
        assertThat(gauge("wenshu.relay.waiting")).isEqualTo(3);
        assertThat(gauge("wenshu.relay.lag")).isEqualTo(180);

        // Whoever claimed them when they were stored has gone; its claim runs out.
        workshop.systemClock.advance(Relay.CLAIM.plusSeconds(1));
        relay.start();
        await().atMost(PATIENCE)
                .until(() -> operations.state().relay().oldestSeconds().isEmpty());
        assertThat(gauge("wenshu.relay.waiting")).isZero();
    }

    @Test
    void a_reader_that_hangs_is_behind_and_one_that_reads_is_not() {
        var open = new CountDownLatch(1);
        var hanging = TopicReader.named("hanging-" + workshop.service)
                .reads(workshop.topic)
                .on(SectionChanged.class, (event, delivery) -> {
                    try {
                        open.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();
        var replica = TopicReader.named("replica-" + workshop.service)
                .reads(workshop.topic)
                .asReplica(() -> {})
                .build();
        Operations operations = operations(hanging, replica);
        relay.start();
        store.insert(Parcel.sent("a", workshop.clock.instant()));
        store.change("a", Parcel::stamp);
        store.change("a", Parcel::stamp);

        await().atMost(PATIENCE).until(() -> lag(operations, hanging.name()).equals(Optional.of(2L)));
        await().atMost(PATIENCE).until(() -> lag(operations, replica.name()).equals(Optional.of(0L)));
        assertThat(operations.state().readers())
                .filteredOn(reader -> reader.reader().equals(hanging.name()))
                .first()
                .satisfies(reader -> assertThat(reader.oldestSeconds()).isPresent());
        assertThat(meters.get("wenshu.readers.lag")
                        .tag("reader", hanging.name())
                        .gauge()
                        .value())
                .isEqualTo(2);
        open.countDown();
        await().atMost(PATIENCE).until(() -> lag(operations, hanging.name()).equals(Optional.of(0L)));
    }

    private static Optional<Long> lag(Operations operations, String reader) {
        return operations.state().readers().stream()
                .filter(lag -> lag.reader().equals(reader))
                .map(ReaderLag::waiting)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void timers_that_have_not_rung_are_counted_with_how_late_they_are() {
        Operations operations = operations();
        store.insert(Parcel.sent("a", workshop.clock.instant()));
        store.change("a", parcel -> parcel.wakeAt(workshop.clock.instant().plusSeconds(60)));
        assertThat(operations.state().timers().getFirst().due()).isZero();

        workshop.clock.advance(Duration.ofSeconds(100));
        var due = operations.state().timers().getFirst();
        assertThat(due.timer()).isEqualTo("ringing");
        assertThat(due.due()).isEqualTo(1);
        assertThat(due.latestSeconds()).contains(40L);
        assertThat(gauge("wenshu.timers.due")).isEqualTo(1);
        assertThat(operations.state().deadLettersWaiting()).isZero();
        assertThat(gauge("wenshu.deadletters.waiting")).isZero();
    }
}
