package org.wenshu.local.infrastructure;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Measures the embedded store, in a JVM of its own, by what the services ask of it: {@code StoreLoad <folder>
 * [documents…]}. Run by hand; the figures mean something only on an idle machine.
 */
final class StoreLoad {

    private static final Duration STRETCH = Duration.ofSeconds(5);

    private StoreLoad() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "store-load");
        int[] sizes = args.length > 1
                ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {1_000, 50_000};
        try (ChildJvm store = ChildJvm.run(EmbeddedStore.class, "--data=" + folder, "--port=0");
                MongoClient client = MongoClients.create("mongodb://" + store.address() + "/")) {
            for (int size : sizes) {
                MongoCollection<Document> documents = client.getDatabase("load").getCollection("documents_" + size);
                fill(documents, size);
                for (int round = 0; round < 2; round++) {
                    // The first round warms up.
                    boolean told = round == 1;
                    queries(documents, size, told);
                    for (int writers : new int[] {1, 4, 16}) {
                        run(
                                store,
                                told,
                                size,
                                "durable updates",
                                writers,
                                i -> documents.updateOne(
                                        and(eq("_id", id(random(size)))),
                                        combine(inc("_version", 1), set("stage", "S" + i % 6))));
                    }
                    for (int readers : new int[] {1, 8}) {
                        run(
                                store,
                                told,
                                size,
                                "point reads",
                                readers,
                                i -> documents.find(eq("_id", id(random(size)))).first());
                    }
                    run(store, told, size, "8 mixed 4 reads : 1 update", 8, i -> {
                        if (i % 5 == 0) {
                            documents.updateOne(eq("_id", id(random(size))), inc("_version", 1));
                        } else {
                            documents.find(eq("_id", id(random(size)))).first();
                        }
                    });
                }
            }
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static String id(int i) {
        return "%08x-doc".formatted(i * 0x9E3779B1);
    }

    private static void fill(MongoCollection<Document> documents, int size) {
        documents.createIndex(
                Indexes.ascending("_keys.number"),
                new IndexOptions().unique(true).sparse(true));
        documents.createIndex(Indexes.ascending("_nextTimerAt"), new IndexOptions().sparse(true));
        documents.createIndex(Indexes.ascending("register.visibleTo", "register.number"));
        documents.createIndex(Indexes.ascending("register.tokens"));
        documents.createIndex(Indexes.ascending("stage", "register.dueAt"));
        long begun = System.nanoTime();
        for (int from = 0; from < size; from += 500) {
            documents.insertMany(IntStream.range(from, Math.min(size, from + 500))
                    .mapToObj(StoreLoad::document)
                    .toList());
        }
        System.out.printf("%,d documents filled in: %.1f s%n", size, (System.nanoTime() - begun) / 1e9);
    }

    private static Document document(int i) {
        List<String> tokens = IntStream.range(0, 90)
                .mapToObj(t -> "文" + (i * 31 + t * 17) % 5000)
                .toList();
        return new Document("_id", id(i))
                .append("_version", 1L)
                .append("stage", "S" + i % 6)
                .append("_keys", new Document("number", "incoming/2026/" + i))
                .append("_nextTimerAt", i % 2_500 == 0 ? new Date(1_000) : new Date(4_000_000_000_000L + i))
                .append(
                        "journal",
                        IntStream.range(0, 12)
                                .mapToObj(j -> new Document("at", new Date(j)).append("what", "关于召开会议的通知".repeat(8)))
                                .toList())
                .append(
                        "register",
                        new Document("number", "2026/收文/%08d".formatted(i))
                                .append("visibleTo", List.of("role:secretary", "person:" + i % 40, "section:" + i % 9))
                                .append("secrecyRank", i % 3)
                                .append("dueAt", new Date(i * 1_000L))
                                .append("receivedAt", new Date(i * 977L))
                                .append("tokens", tokens));
    }

    private static void queries(MongoCollection<Document> documents, int size, boolean told) {
        Bson visible = and(
                in("register.visibleTo", "role:secretary", "person:7", "section:3"), lte("register.secrecyRank", 2));
        Bson newestFirst = Indexes.descending("register.number", "_id");
        String middle = "2026/收文/%08d".formatted(size / 2);
        time(
                told,
                size,
                "first page by number",
                () -> documents.find(visible).sort(newestFirst).limit(21));
        time(
                told,
                size,
                "middle page by number",
                () -> documents
                        .find(and(
                                visible,
                                or(lt("register.number", middle), and(eq("register.number", middle), lt("_id", "zz")))))
                        .sort(newestFirst)
                        .limit(21));
        time(
                told,
                size,
                "page filtered by stage",
                () -> documents
                        .find(and(visible, eq("stage", "S3")))
                        .sort(newestFirst)
                        .limit(21));
        time(
                told,
                size,
                "page filtered by words",
                () -> documents
                        .find(and(visible, com.mongodb.client.model.Filters.all("register.tokens", "文100", "文117")))
                        .sort(newestFirst)
                        .limit(21));
        time(
                told,
                size,
                "first page by receivedAt (no index)",
                () -> documents
                        .find(visible)
                        .sort(Indexes.descending("register.receivedAt", "_id"))
                        .limit(21));
        time(
                told,
                size,
                "due timers",
                () -> documents
                        .find(lte("_nextTimerAt", new Date(2_000)))
                        .sort(new Document("_nextTimerAt", 1))
                        .limit(100));
        time(told, size, "by unique key", () -> documents.find(eq("_keys.number", "incoming/2026/" + size / 3)));
        time(
                told,
                size,
                "after an id",
                () -> documents
                        .find(gt("_id", "8"))
                        .sort(new Document("_id", 1))
                        .limit(20));
        timeCount(told, size, documents, visible);
    }

    private interface Query {
        Iterable<Document> find();
    }

    private static void time(boolean told, int size, String what, Query query) {
        List<Long> taken = new ArrayList<>();
        long until = System.nanoTime() + 2_000_000_000L;
        int found = 0;
        while (taken.size() < 3 || (System.nanoTime() < until && taken.size() < 300)) {
            long begun = System.nanoTime();
            found = 0;
            for (Document ignored : query.find()) {
                found++;
            }
            taken.add(System.nanoTime() - begun);
        }
        tell(told, size, what + " (" + found + ")", taken);
    }

    private static void timeCount(boolean told, int size, MongoCollection<Document> documents, Bson filter) {
        List<Long> taken = new ArrayList<>();
        long found = 0;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            found = documents.countDocuments(filter);
            taken.add(System.nanoTime() - begun);
        }
        tell(told, size, "count of what is visible (" + found + ")", taken);
    }

    private static void tell(boolean told, int size, String what, List<Long> taken) {
        if (told) {
            List<Long> sorted = taken.stream().sorted().toList();
            System.out.printf("%,7d | %-42s | %9.2f ms%n", size, what, sorted.get(sorted.size() / 2) / 1e6);
        }
    }

    private interface Operation {
        void run(int i);
    }

    private static void run(ChildJvm store, boolean told, int size, String what, int clients, Operation operation)
            throws Exception {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + STRETCH.toNanos();
        Duration before = store.cpu();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < clients; c++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    operation.run(i);
                    done.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (told) {
            System.out.printf(
                    "%,7d | %-42s | %,9.0f /s | %7.0f ms CPU per 1,000%n",
                    size,
                    what + ", " + clients + " clients",
                    done.get() / (double) STRETCH.toSeconds(),
                    store.cpu().minus(before).toNanos() / 1e3 / done.get());
        }
    }
}
