package org.wenshu.platform.timer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.wenshu.platform.clock.ClockMoved;

/** Rings the timers of all aggregates of this service that are due, at short intervals and whenever the clock is moved. */
public class TimerSweep implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TimerSweep.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final List<AggregateTimer<?>> timers;
    private final Clock clock;
    private final Duration interval;
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timer-sweep").daemon().factory());
    private final Map<String, Failure> failures = new HashMap<>();
    private final AtomicReference<Double> lagSeconds = new AtomicReference<>(0.0);
    private volatile boolean running;

    /** An aggregate whose verb threw is left alone for a while, so that it cannot keep the others waiting. */
    private record Failure(Duration pause, long notBeforeNanos) {}

    public TimerSweep(List<AggregateTimer<?>> timers, Clock clock, Duration interval, MeterRegistry meters) {
        this.timers = timers;
        this.clock = clock;
        this.interval = interval;
        Gauge.builder("wenshu.timer.lag", lagSeconds, AtomicReference::get)
                .baseUnit("seconds")
                .description("How late the longest overdue timer was at the last sweep")
                .register(meters);
    }

    /** What is due at this moment; between two sweeps that is usual, for longer it is not. */
    public List<TimersDue> due() {
        Instant now = clock.instant();
        return timers.stream()
                .map(timer -> new TimersDue(
                        timer.name(),
                        timer.store().countDue(now),
                        timer.store()
                                .oldestDue(now)
                                .map(due -> Duration.between(due, now).toSeconds())))
                .toList();
    }

    private void sweep() {
        Instant now = clock.instant();
        double longest = 0;
        for (AggregateTimer<?> timer : timers) {
            try {
                longest = Math.max(longest, sweep(timer, now));
            } catch (RuntimeException e) {
                if (running) {
                    log.warn("the sweep of timer {} failed and is repeated: {}", timer.name(), e.toString());
                }
            }
        }
        lagSeconds.set(longest);
    }

    private double sweep(AggregateTimer<?> timer, Instant now) {
        Optional<Instant> oldest = timer.store().oldestDue(now);
        boolean more = oldest.isPresent();
        while (more && running) {
            List<String> due = timer.store().due(now, BATCH + failures.size());
            // An aggregate that slept through several of its rungs is due again at once.
            more = due.stream().filter(id -> ring(timer, id, now)).count() > 0;
        }
        return oldest.map(due -> Duration.between(due, now).toMillis() / 1000.0).orElse(0.0);
    }

    private boolean ring(AggregateTimer<?> timer, String id, Instant now) {
        String key = timer.name() + "/" + id;
        Failure before = failures.get(key);
        if (before != null && System.nanoTime() < before.notBeforeNanos()) {
            return false;
        }
        try {
            timer.ring(id, now);
            failures.remove(key);
            return true;
        } catch (RuntimeException e) {
            Duration pause =
                    before == null ? Duration.ofSeconds(1) : before.pause().multipliedBy(3);
            Duration next = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            failures.put(key, new Failure(next, System.nanoTime() + next.toNanos()));
            log.error("timer {} of {} failed and is tried again in {}", timer.name(), id, next, e);
            return false;
        }
    }

    @EventListener
    public void on(ClockMoved moved) {
        if (running) {
            sweeping.execute(this::sweep);
        }
    }

    @Override
    public void start() {
        running = true;
        sweeping.scheduleWithFixedDelay(this::sweep, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        sweeping.shutdown();
        try {
            sweeping.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the relay and the readers, whose replicas timers may ask. */
    @Override
    public int getPhase() {
        return 200;
    }
}
