package org.wenshu.bench;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.wenshu.bench.EventTrail.Station;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.demo.Incoming;

/**
 * How long after a command's answer its effect elsewhere can be seen: a secretary passes a document to one person for
 * reading, and the message lies in that person's inbox. Taken in turns with a raw round trip through the same broker and
 * a raw write to the same store, on a suite that does nothing else.
 */
record EventLag(int samples, int warmUp) implements Measurement {
    private static final int TARGET = 3;
    /** About what the event weighs. */
    private static final int EVENT_BYTES = 600;

    private static final long PAUSE_NANOS = 25_000_000;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public String needs() {
        return "an idle suite; %d samples after %d to warm up".formatted(samples, warmUp);
    }

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        var passings = passings(ground);
        MongoCollection<Document> writes = ground.database("wenshu_bench").getCollection("raw_writes");
        var taken = new Taken();
        try (var raw = new RawBroker(ground.broker())) {
            for (int i = -warmUp; i < samples; i++) {
                Taken into = i < 0 ? new Taken() : taken;
                pause();
                into.raw.add(raw.roundTrip("key" + i, EVENT_BYTES));
                pause();
                long begin = System.nanoTime();
                writes.insertOne(new Document("text", "x".repeat(EVENT_BYTES)));
                into.write.add(System.nanoTime() - begin);
                pause();
                passings.get(i + warmUp).take(ground, into);
            }
        }
        return taken.rows();
    }

    /** Lets the acknowledgements that nobody waits for come to their end: the relay's clearing, the readers' places. */
    private static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    /** As many as are needed: each document is passed once to each person. */
    private List<Passing> passings(Ground ground) {
        List<String> people = DemoOrgan.people();
        var passings = new ArrayList<Passing>();
        while (passings.size() < samples + warmUp) {
            Incoming document = ground.assigned("滞后" + passings.size());
            people.forEach(person -> passings.add(new Passing(document, person)));
        }
        return passings;
    }

    private record Passing(Incoming document, String person) {
        void take(Ground ground, Taken into) throws InterruptedException {
            try (var trail = EventTrail.follow(document.id())) {
                long asked = System.nanoTime();
                document.act(ground.secretary(), "circulations", Map.of("readerIds", List.of(person)));
                long answered = System.nanoTime();
                Map<Station, Long> reached = trail.awaitEnd();
                into.add(asked, answered, reached);
            }
        }
    }

    private static final class Taken {
        private final Times raw = new Times();
        private final Times write = new Times();
        private final Times command = new Times();
        private final Times afterAnswer = new Times();
        private final Times afterWrite = new Times();
        private final Map<Station, Times> legs = new EnumMap<>(Station.class);

        void add(long asked, long answered, Map<Station, Long> reached) {
            long stored = at(reached, Station.STORED);
            command.add(answered - asked);
            afterAnswer.add(Math.max(0, at(reached, Station.VISIBLE) - answered));
            afterWrite.add(at(reached, Station.VISIBLE) - stored);
            long before = stored;
            for (Station station : Station.values()) {
                if (station != Station.STORED) {
                    legs.computeIfAbsent(station, any -> new Times()).add(at(reached, station) - before);
                    before = at(reached, station);
                }
            }
        }

        private static long at(Map<Station, Long> reached, Station station) {
            return reached.getOrDefault(station, 0L);
        }

        List<Row> rows() {
            var rows = new ArrayList<Row>();
            rows.addAll(raw.rows("raw round trip through the broker"));
            rows.addAll(write.rows("raw write of one document to the store"));
            rows.addAll(command.rows("the command, through the gateway"));
            rows.addAll(afterAnswer.rows("its effect, after the answer"));
            rows.addAll(afterWrite.rows("its effect, after the store acknowledged the command's write"));
            rows.add(new Row(
                    "effect after the answer, p99, against the raw round trip's",
                    afterAnswer.percentile(99) / raw.percentile(99),
                    "times",
                    "target: at most " + TARGET));
            rows.add(Row.of(
                    "effect after the write, p99, against the raw round trip's",
                    afterWrite.percentile(99) / raw.percentile(99),
                    "times"));
            leg(rows, Station.SENT, "of it: until the relay sends");
            leg(rows, Station.PUBLISHED, "of it: until the broker acknowledges");
            leg(rows, Station.RECEIVED, "of it: until the reader has it");
            leg(rows, Station.APPLIED, "of it: until the reader writes");
            leg(rows, Station.VISIBLE, "of it: until the store acknowledges the effect");
            return rows;
        }

        private void leg(List<Row> rows, Station station, String what) {
            Times times = legs.getOrDefault(station, new Times());
            rows.add(Row.of(what + ", p50", times.median(), "ms").note("p99 %.2f ms".formatted(times.percentile(99))));
        }
    }
}
