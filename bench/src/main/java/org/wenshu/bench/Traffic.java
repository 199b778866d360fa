package org.wenshu.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingStream;

/**
 * Store and broker traffic of some work, and how often it made the disk keep something (fsync). What an idle suite does
 * in the same time by itself, such as its sweeps, is counted before and taken off.
 */
public final class Traffic implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final String broker;
    private final RecordingStream disk = new RecordingStream();
    private final LongAdder storeForced = new LongAdder();
    private final LongAdder brokerForced = new LongAdder();
    private final Taken idle;
    private final Taken begin;
    private boolean ended;

    private record Taken(
            long nanos, StoreTraffic.Count store, BrokerTraffic broker, long storeForced, long brokerForced) {
        Taken since(Taken before) {
            return new Taken(
                    nanos - before.nanos,
                    store.since(before.store),
                    broker.since(before.broker),
                    storeForced - before.storeForced,
                    brokerForced - before.brokerForced);
        }
    }

    private Traffic(Ground ground) throws InterruptedException, ExecutionException {
        this.broker = ground.broker();
        disk.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
        disk.onEvent("jdk.FileForce", event -> {
            String path = String.valueOf(event.getString("path"));
            (path.endsWith(".mv") || path.contains("/store/") ? storeForced : brokerForced).increment();
        });
        disk.startAsync();
        StoreTraffic.weigh(true);
        // Forced writes are heard of a second later; they are read once, at the end, and the idle ones by their rate.
        Taken before = taken();
        Thread.sleep(IDLE);
        begin = taken();
        idle = begin.since(before);
    }

    /** Begins counting on an idle suite; returns after some seconds. */
    public static Traffic begin(Ground ground) throws InterruptedException, ExecutionException {
        return new Traffic(ground);
    }

    private Taken taken() throws InterruptedException, ExecutionException {
        return new Taken(
                System.nanoTime(),
                StoreTraffic.count(),
                BrokerTraffic.now(broker),
                storeForced.sum(),
                brokerForced.sum());
    }

    /** Ends counting; what each of so many pieces of work took. */
    public List<Row> rows(String each, int count) throws InterruptedException, ExecutionException {
        Taken end = taken();
        close();
        Taken used =
                new Taken(end.nanos(), end.store(), end.broker(), storeForced.sum(), brokerForced.sum()).since(begin);
        double asLong = (double) used.nanos() / idle.nanos();
        var rows = new ArrayList<Row>();
        rows.add(row(
                        each + ": store, writes",
                        used.store().writes() - asLong * idle.store().writes(),
                        count)
                .note(most(used.store().commands(), count)));
        rows.add(row(
                each + ": store, round trips",
                used.store().roundTrips() - asLong * idle.store().roundTrips(),
                count));
        rows.add(kilobytes(
                each + ": store, sent",
                used.store().sent() - asLong * idle.store().sent(),
                count));
        rows.add(kilobytes(
                each + ": store, received",
                used.store().received() - asLong * idle.store().received(),
                count));
        rows.add(row(each + ": store, fsyncs", used.storeForced() - asLong * idle.storeForced(), count));
        rows.add(row(each + ": broker, events", used.broker().events(), count));
        rows.add(kilobytes(each + ": broker, bytes of events", used.broker().eventBytes(), count));
        rows.add(row(each + ": broker, places kept by readers", used.broker().placesKept(), count));
        rows.add(row(each + ": broker, fsyncs", used.brokerForced() - asLong * idle.brokerForced(), count));
        rows.add(new Row(
                "idle suite: store, round trips", idle.store().roundTrips() * 1e9 / idle.nanos(), "a second", ""));
        return rows;
    }

    private static Row row(String what, double sum, int count) {
        return Row.of(what, Math.max(0, sum) / count, "");
    }

    private static Row kilobytes(String what, double sum, int count) {
        return Row.of(what, Math.max(0, sum) / count / 1000, "kB");
    }

    private static String most(Map<String, Long> commands, int count) {
        return commands.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(12)
                .map(entry -> "%.1f %s".formatted((double) entry.getValue() / count, entry.getKey()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            StoreTraffic.weigh(false);
            disk.stop();
            disk.close();
        }
    }
}
