package org.wenshu.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.platform.Workshop;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Parcel;

@Tag("D8")
class TimerSweepTest {
    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    private TimerSweep sweep(AggregateStore<Parcel> store) {
        var timer = new AggregateTimer<Parcel>("ring", store, (parcel, now) -> {
            if (parcel.id().value().equals("poisoned")) {
                throw new IllegalStateException("cannot ring");
            }
            parcel.ring(now);
        });
        return new TimerSweep(List.of(timer), workshop.clock, Duration.ofMillis(20), new SimpleMeterRegistry());
    }

    @Test
    void each_rung_rings_once_on_any_number_of_instances() {
        var store = workshop.store(workshop.relay());
        Instant start = workshop.clock.instant();
        for (int i = 0; i < 20; i++) {
            store.insert(Parcel.sent("p" + i, start));
            store.change("p" + i, parcel -> parcel.wakeAt(start.plusSeconds(60)));
        }
        var sweeps = List.of(sweep(store), sweep(workshop.store(workshop.relay())), sweep(store));
        sweeps.forEach(TimerSweep::start);
        try {
            workshop.clock.advance(Duration.ofSeconds(61));
            await().until(() -> store.findAll(new Document()).stream().allMatch(parcel -> parcel.rung() == 1));
            workshop.clock.advance(Duration.ofSeconds(600));
            await().until(() -> store.findAll(new Document()).stream().allMatch(parcel -> parcel.rung() == 3));
        } finally {
            sweeps.forEach(TimerSweep::stop);
        }
        assertThat(store.findAll(new Document()))
                .allSatisfy(parcel -> assertThat(parcel.journal())
                        .filteredOn(Parcel.Happening.Stamped.class::isInstance)
                        .hasSize(3));
    }

    @Test
    void one_that_fails_does_not_keep_the_others_waiting() {
        var store = workshop.store(workshop.relay());
        Instant start = workshop.clock.instant();
        for (String id : List.of("poisoned", "sound")) {
            store.insert(Parcel.sent(id, start));
            store.change(id, parcel -> parcel.wakeAt(id.equals("poisoned") ? start : start.plusSeconds(1)));
        }
        TimerSweep sweep = sweep(store);
        sweep.start();
        try {
            workshop.clock.advance(Duration.ofSeconds(5));
            await().until(() -> store.get("sound").rung() == 1);
        } finally {
            sweep.stop();
        }
        assertThat(store.get("poisoned").rung()).isZero();
    }
}
