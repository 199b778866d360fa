package org.wenshu.bench;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The reminders and urgings that are due among many open documents. */
record TimerSweeps(int open) implements Measurement {
    private static final int DUE = 20;
    private static final int ROUNDS = 6;
    private static final int WARM_UP = 1;
    private static final int IDLE_SWEEPS = 15;

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String needs() {
        return "%,d open documents, of which %d are due in each of %d rounds after %d to warm up"
                .formatted(open, DUE, ROUNDS, WARM_UP);
    }

    @Override
    public List<Row> measure(Ground ground) throws Exception {
        ground.register().growTo(open);
        List<String> waiting = ground.register()
                .documents()
                .find(Filters.eq("number.register", LargeRegister.BOOK))
                .sort(Sorts.ascending("_id"))
                .limit(DUE * (ROUNDS + WARM_UP))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        var first = new Times();
        var all = new Times();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int from = DUE * (round + WARM_UP);
            Ringing ringing = ring(ground, waiting.subList(from, from + DUE));
            if (round >= 0) {
                first.add(ringing.first());
                all.add(ringing.all());
            }
        }
        Times idle = idle();
        return List.of(
                Row.of("from setting the clock on to the first of %d rung, p50".formatted(DUE), first.median(), "ms"),
                Row.of("from setting the clock on to all %d rung, p50".formatted(DUE), all.median(), "ms"),
                Row.of("asking the store for what is due when nothing is, p50", idle.median(), "ms")
                        .note("once a second; longest %.1f ms".formatted(idle.percentile(100))));
    }

    private record Ringing(long first, long all) {}

    private static Ringing ring(Ground ground, List<String> ids) throws InterruptedException {
        Instant due = ground.clock().now().plus(Duration.ofMinutes(5));
        ground.register()
                .documents()
                .updateMany(
                        Filters.in("_id", ids),
                        Updates.combine(
                                Updates.set("_timerAt", Date.from(due)), Updates.set("ladder.next", Date.from(due))));
        var rung = new Rung(Set.copyOf(ids));
        StoreTraffic.observe(rung);
        try {
            long begin = System.nanoTime();
            ground.clock().moveTo(due.plusSeconds(1));
            rung.await();
            return new Ringing(rung.first - begin, rung.last - begin);
        } finally {
            StoreTraffic.leave(rung);
        }
    }

    /** Sees the writes that save documents with their timers moved on. */
    private static final class Rung implements StoreTraffic.Observer {
        private final Set<String> awaited;
        private final CountDownLatch left;
        private volatile long first;
        private volatile long last;

        Rung(Set<String> ids) {
            awaited = ConcurrentHashMap.newKeySet();
            awaited.addAll(ids);
            left = new CountDownLatch(ids.size());
        }

        @Override
        public @Nullable Runnable begun(String database, String command, BsonDocument body) {
            if (!command.equals("update")) {
                return null;
            }
            for (BsonValue update : body.getArray("updates")) {
                BsonDocument filter = update.asDocument().getDocument("q");
                String text = filter.toJson();
                if (text.contains("\"_version\"")) {
                    for (String id : awaited) {
                        if (text.contains(id)) {
                            return () -> saved(id);
                        }
                    }
                }
            }
            return null;
        }

        private void saved(String id) {
            if (awaited.remove(id)) {
                long now = System.nanoTime();
                if (first == 0) {
                    first = now;
                }
                last = now;
                left.countDown();
            }
        }

        void await() throws InterruptedException {
            if (!left.await(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not rung within two minutes: " + awaited);
            }
        }
    }

    /** What the documents' sweep, which comes by each second, asks the store for. */
    private static Times idle() throws InterruptedException {
        var times = new Times();
        var seen = new CountDownLatch(IDLE_SWEEPS);
        StoreTraffic.Observer asking = (database, command, body) -> {
            if (!command.equals("find")
                    || !body.getString("find").getValue().equals("incoming_documents")
                    || !body.getDocument("filter").containsKey("_timerAt")) {
                return null;
            }
            long begin = System.nanoTime();
            return () -> {
                times.add(System.nanoTime() - begin);
                seen.countDown();
            };
        };
        StoreTraffic.observe(asking);
        try {
            if (!seen.await(180, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the sweep comes by too seldom");
            }
            return times;
        } finally {
            StoreTraffic.leave(asking);
        }
    }
}
