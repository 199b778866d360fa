package org.wenshu.platform.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.wenshu.platform.reading.DeadLetters;
import org.wenshu.platform.reading.ReaderLag;
import org.wenshu.platform.reading.Readers;
import org.wenshu.platform.relay.Relay;
import org.wenshu.platform.timer.TimerSweep;
import org.wenshu.platform.timer.TimersDue;

/** Tells operators, and the gauges that their monitoring reads, how the service's background work stands. */
public final class Operations implements SmartLifecycle {
    /** One scrape reads several gauges that come from one question to the broker. */
    private static final Duration LAGS_KEPT = Duration.ofSeconds(2);

    private final String service;
    private final Relay relay;
    private final Readers readers;
    private final TimerSweep timers;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Clock systemClock;
    private final MeterRegistry meters;

    private List<ReaderLag> lags = List.of();
    private long lagsAskedAt;
    private volatile boolean running;

    public Operations(
            String service,
            Relay relay,
            Readers readers,
            TimerSweep timers,
            DeadLetters deadLetters,
            Clock clock,
            Clock systemClock,
            MeterRegistry meters) {
        this.service = service;
        this.relay = relay;
        this.readers = readers;
        this.timers = timers;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.systemClock = systemClock;
        this.meters = meters;
    }

    public OperatingState state() {
        return new OperatingState(
                service,
                systemClock.instant(),
                relay.waiting(clock.instant()),
                readers.lags(),
                timers.due(),
                deadLetters.waiting());
    }

    private synchronized List<ReaderLag> lags() {
        long now = System.nanoTime();
        if (lags.isEmpty() || now - lagsAskedAt > LAGS_KEPT.toNanos()) {
            lags = readers.lags();
            lagsAskedAt = now;
        }
        return lags;
    }

    private double lag(String reader) {
        return lags().stream()
                .filter(lag -> lag.reader().equals(reader))
                .flatMap(lag -> lag.waiting().stream())
                .mapToDouble(Long::doubleValue)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void start() {
        Gauge.builder(
                        "wenshu.relay.waiting",
                        () -> relay.waiting(clock.instant()).events())
                .description("Events that are stored and not published yet")
                .register(meters);
        Gauge.builder(
                        "wenshu.relay.lag",
                        () -> relay.waiting(clock.instant()).oldestSeconds().orElse(0L))
                .baseUnit("seconds")
                .description("Age of the oldest event that waits to be published")
                .register(meters);
        readers.names()
                .forEach((reader, topic) -> Gauge.builder("wenshu.readers.lag", () -> lag(reader))
                        .tag("reader", reader)
                        .tag("topic", topic)
                        .description("Events on the topic that the reader has not passed yet")
                        .register(meters));
        Gauge.builder(
                        "wenshu.timers.due",
                        () -> timers.due().stream().mapToLong(TimersDue::due).sum())
                .description("Aggregates whose timer has run out and has not rung")
                .register(meters);
        Gauge.builder("wenshu.deadletters.waiting", deadLetters::waiting)
                .description("Events whose effect failed to the last try and that nobody has replayed")
                .register(meters);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everything that it asks. */
    @Override
    public int getPhase() {
        return 300;
    }
}
