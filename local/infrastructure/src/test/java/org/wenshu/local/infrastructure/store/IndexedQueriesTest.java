package org.wenshu.local.infrastructure.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes decide about speed alone: whatever is asked, the library without them answers the same. */
class IndexedQueriesTest {

    private static final String COLLECTION = "entries";
    private static final int DOCUMENTS = 250;
    private static final int QUERIES = 700;
    private static final int CHANGES = 150;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final StoreFile file = StoreFile.inMemory();
    private final StoreBackend indexed = new StoreBackend(file, GroupedSync.none(), null);
    private final MongoBackend plain = H2Backend.inMemory();

    private Random random = new Random(0);

    @BeforeEach
    void makeIndexes() {
        List<Document> indexes = List.of(
                index("a", new Document("a", 1)),
                index("b_a", new Document("b", 1).append("a", -1)),
                index("b_id", new Document("b", -1).append("_id", 1)),
                index("cd_b", new Document("c.d", 1).append("b", 1)),
                index("t_b", new Document("t", 1).append("b", 1)),
                index("ef", new Document("e.f", -1).append("b", 1)),
                index("s", new Document("s", 1)).append("sparse", true),
                index("sw_b", new Document("w", 1).append("b", -1)).append("sparse", true),
                index("u", new Document("k.u", 1)).append("sparse", true).append("unique", true));
        indexed.handleCommand(
                channel, "test", "createIndexes", new Document("createIndexes", COLLECTION).append("indexes", indexes));
        // The library knows unique ones only.
        plain.handleCommand(
                channel,
                "test",
                "createIndexes",
                new Document("createIndexes", COLLECTION)
                        .append("indexes", List.of(indexes.getLast().cloneDeeply())));
    }

    private static Document index(String name, Document key) {
        return new Document("name", name).append("key", key).append("v", 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_answer_and_every_change_is_the_same_as_without_them(long seed) {
        random = new Random(seed);
        both(
                "insert",
                new Document(
                        "documents",
                        IntStream.range(0, DOCUMENTS).mapToObj(this::document).toList()));
        for (int i = 0; i < QUERIES; i++) {
            compareFind();
            if (i % 7 == 0) {
                compareCounts();
            }
        }
        for (int i = 0; i < CHANGES; i++) {
            compareChange(i);
        }
        compareAll();
        for (int i = 0; i < QUERIES / 4; i++) {
            compareFind();
        }
        assertThat(entriesOf("a"))
                .as("entries of an index on a field without lists")
                .isEqualTo(entriesOf("_id_"));
    }

    @Test
    void what_is_deleted_leaves_no_entry_behind() {
        both(
                "insert",
                new Document(
                        "documents",
                        IntStream.range(0, DOCUMENTS).mapToObj(this::document).toList()));
        both("delete", new Document("deletes", List.of(new Document("q", new Document()).append("limit", 0))));
        for (String index : List.of("a", "b_a", "b_id", "cd_b", "t_b", "ef", "s", "sw_b", "u")) {
            assertThat(entriesOf(index)).as(index).isZero();
        }
    }

    private long entriesOf(String index) {
        return indexed.resolveDatabase("test").resolveCollection(COLLECTION, true).getIndexes().stream()
                .filter(one -> one.getName().equals(index))
                .findFirst()
                .orElseThrow()
                .getCount();
    }

    private void compareFind() {
        Document filter = filter(2);
        Document command = new Document("filter", filter);
        Document sort = random.nextInt(3) == 0 ? null : sort();
        if (sort != null) {
            if (random.nextBoolean()) {
                sort.put("_id", random.nextBoolean() ? 1 : -1);
                if (random.nextBoolean()) {
                    command.append("limit", 1 + random.nextInt(30));
                    command.append("skip", random.nextInt(3) == 0 ? random.nextInt(10) : 0);
                }
            }
            command.append("sort", sort);
        }
        Document answer = run(plain, "find", command);
        if (answer.containsKey("refused")) {
            return;
        }
        List<Document> expected = found(answer);
        List<Document> actual = found(run(indexed, "find", command));
        if (sort != null && sort.containsKey("_id")) {
            assertThat(actual).as("%s", command).isEqualTo(expected);
            return;
        }
        assertThat(byId(actual)).as("%s", command).isEqualTo(byId(expected));
        if (sort != null) {
            // Documents that are alike in what is sorted by may come in any order among themselves.
            Function<Document, Object> key = document ->
                    sort.keySet().stream().map(path -> values(document, path)).toList();
            Map<Object, Integer> places = new LinkedHashMap<>();
            expected.forEach(document -> places.putIfAbsent(key.apply(document), places.size()));
            if (expected.stream().map(key).noneMatch(value -> value.toString().contains("[" + "["))) {
                assertThat(actual.stream().map(key).toList())
                        .as("%s", command)
                        .isEqualTo(expected.stream().map(key).toList());
            }
        }
    }

    private void compareCounts() {
        Document filter = filter(2);
        assertThat(run(indexed, "count", new Document("query", filter)).get("n"))
                .as("%s", filter)
                .isEqualTo(run(plain, "count", new Document("query", filter)).get("n"));
        List<Document> counting = List.of(
                new Document("$match", filter),
                new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1))));
        List<Document> firstOnes = List.of(
                new Document("$match", filter),
                new Document("$sort", new Document("b", 1).append("_id", -1)),
                new Document("$limit", 7),
                new Document("$project", new Document("b", 1)));
        for (List<Document> pipeline : List.of(counting, firstOnes)) {
            Document command = new Document("pipeline", pipeline).append("cursor", new Document());
            assertThat(found(run(indexed, "aggregate", command)))
                    .as("%s", pipeline)
                    .isEqualTo(found(run(plain, "aggregate", command)));
        }
    }

    private void compareChange(int i) {
        Document filter = filter(1);
        switch (random.nextInt(6)) {
            case 0 -> both("insert", new Document("documents", List.of(document(1_000 + i), document(2_000 + i))));
            case 1 ->
                both(
                        "delete",
                        new Document(
                                "deletes",
                                List.of(new Document(
                                                "q",
                                                new Document(
                                                        "$and", List.of(filter, new Document("b", random.nextInt(9)))))
                                        .append("limit", 0))));
            case 2 -> {
                Document first = new Document("_id", 1);
                both(
                        "findAndModify",
                        new Document("query", filter)
                                .append("sort", first)
                                .append("update", update())
                                .append("new", true));
            }
            default ->
                both(
                        "update",
                        new Document(
                                "updates",
                                List.of(new Document("q", filter)
                                        .append("u", update())
                                        .append("multi", true))));
        }
    }

    private void compareAll() {
        Document everything = new Document("sort", new Document("_id", 1));
        assertThat(found(run(indexed, "find", everything))).isEqualTo(found(run(plain, "find", everything)));
    }

    private void both(String name, Document command) {
        Document expected = run(plain, name, command);
        Document actual = run(indexed, name, command);
        assertThat(actual).as("%s %s", name, command).isEqualTo(expected);
    }

    private Document run(MongoBackend backend, String name, Document command) {
        Document sent = new Document(name, COLLECTION);
        sent.putAll(command.cloneDeeply());
        try {
            return backend.handleCommand(channel, "test", name, sent);
        } catch (MongoServerException | IllegalArgumentException refused) {
            return new Document("refused", String.valueOf(refused.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Document> found(Document answer) {
        assertThat(answer).doesNotContainKey("refused");
        return (List<Document>) ((Document) answer.get("cursor")).get("firstBatch");
    }

    private static Map<Object, Document> byId(List<Document> documents) {
        return documents.stream().collect(Collectors.toMap(document -> document.get("_id"), Function.identity()));
    }

    private static String values(@Nullable Object value, String path) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        if (value instanceof List<?> list) {
            return "[" + list;
        }
        Object below = value instanceof Document document ? document.get(step) : null;
        if (dot >= 0) {
            return values(below, path.substring(dot + 1));
        }
        return below instanceof List<?> list ? "[[" + list : normal(below);
    }

    private static String normal(@Nullable Object value) {
        return value instanceof Number number ? Double.toString(number.doubleValue() + 0.0) : String.valueOf(value);
    }

    private Document document(int i) {
        Document document = new Document("_id", "id-" + random.nextInt(10) + "-" + i);
        maybe(document, "a", this::scalar);
        document.put("b", random.nextInt(9));
        maybe(
                document,
                "c",
                () -> random.nextInt(5) == 0
                        ? scalar()
                        : random.nextInt(3) == 0
                                ? List.of(new Document("d", scalar()), new Document("x", 1))
                                : new Document("d", scalar()));
        maybe(document, "t", () -> random.nextInt(6) == 0 ? scalar() : words());
        maybe(
                document,
                "e",
                () -> IntStream.range(0, random.nextInt(4))
                        .mapToObj(n -> random.nextInt(6) == 0
                                ? new Document("g", n)
                                : new Document("f", scalar()).append("g", random.nextInt(3)))
                        .collect(Collectors.toCollection(ArrayList::new)));
        if (random.nextInt(3) == 0) {
            document.put("s", Instant.ofEpochSecond(random.nextInt(40)));
        }
        if (random.nextInt(4) == 0) {
            document.put("w", random.nextInt(4) == 0 ? null : random.nextInt(5));
        }
        if (random.nextInt(3) > 0) {
            document.put("k", new Document("u", "number/" + i % 3 + "/" + i));
        }
        return document;
    }

    private List<Object> words() {
        return Stream.generate(this::word)
                .limit(1 + random.nextInt(4))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Object word() {
        return random.nextInt(12) == 0 ? random.nextInt(4) : "文" + (char) ('a' + random.nextInt(6));
    }

    private void maybe(Document document, String field, java.util.function.Supplier<@Nullable Object> value) {
        if (random.nextInt(6) > 0) {
            document.put(field, value.get());
        }
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> (long) random.nextInt(7);
            case 2 -> random.nextInt(14) / 2.0;
            case 3 -> Instant.ofEpochSecond(random.nextInt(6));
            case 4 -> random.nextBoolean();
            case 5, 6, 7 -> "" + (char) ('a' + random.nextInt(4)) + (random.nextBoolean() ? "b" : "");
            case 8 ->
                List.of("\uD842\uDFB7", "\uFF21", "一", "", "a\u0000b", "a").get(random.nextInt(6));
            // The library compares a long beyond int with a double without regard to fractions, or to what a long can
            // hold.
            case 9 ->
                List.of(-0.0, -3, Long.MAX_VALUE, (1L << 53) + 1, -5_000_000_000L, -2.5)
                        .get(random.nextInt(6));
            default -> random.nextInt(7);
        };
    }

    /** Not by a list that may be empty: the library takes any of two empty lists as the smaller one. */
    private Document sort() {
        Document sort = new Document();
        List<String> fields = new ArrayList<>(List.of("a", "b", "c.d", "t", "s", "w", "k.u"));
        Collections.shuffle(fields, random);
        if (random.nextBoolean()) {
            fields.addFirst("b");
        }
        for (String field : fields.subList(0, 1 + random.nextInt(2))) {
            sort.put(field, random.nextBoolean() ? 1 : -1);
        }
        return sort;
    }

    private Document filter(int depth) {
        Document filter = new Document();
        for (int i = random.nextInt(4); i >= 0; i--) {
            switch (random.nextInt(depth > 0 ? 12 : 8)) {
                case 8, 9 ->
                    filter.put(
                            "$and",
                            Stream.generate(() -> filter(depth - 1))
                                    .limit(1 + random.nextInt(2))
                                    .toList());
                case 10 ->
                    filter.put(
                            "$or",
                            Stream.generate(() -> filter(depth - 1))
                                    .limit(1 + random.nextInt(3))
                                    .toList());
                case 11 -> filter.put("$or", seek());
                default -> condition(filter);
            }
            if (random.nextBoolean()) {
                break;
            }
        }
        return filter;
    }

    private List<Document> seek() {
        Object at = random.nextInt(9);
        String beyond = random.nextBoolean() ? "$gt" : "$lt";
        return List.of(
                new Document("b", new Document(beyond, at)),
                new Document("b", at).append("_id", new Document(beyond, "id-" + random.nextInt(10))));
    }

    private void condition(Document filter) {
        String field = List.of("a", "a", "b", "b", "c.d", "c.d", "t", "e.f", "s", "w", "k.u", "_id", "t.0", "e.0.f")
                .get(random.nextInt(14));
        filter.put(field, condition(field));
    }

    private @Nullable Object condition(String field) {
        Function<Integer, @Nullable Object> value = any -> switch (field) {
            case "b", "w" -> random.nextInt(9);
            case "t", "t.0" -> word();
            case "s" -> Instant.ofEpochSecond(random.nextInt(40));
            case "k.u" -> "number/" + random.nextInt(3) + "/" + random.nextInt(250);
            case "_id" -> "id-" + random.nextInt(10) + "-" + random.nextInt(250);
            default -> scalar();
        };
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> value.apply(0);
            case 3, 4 ->
                new Document(
                        "$in",
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(value::apply)
                                .collect(Collectors.toCollection(ArrayList::new)));
            case 5 -> new Document("$gte", value.apply(0)).append("$lt", value.apply(0));
            case 6 -> new Document(List.of("$gt", "$gte", "$lt", "$lte").get(random.nextInt(4)), value.apply(0));
            case 7 -> new Document("$exists", random.nextBoolean());
            case 8 -> null;
            case 9 -> new Document("$ne", value.apply(0)).append("$gte", value.apply(0));
            case 10 ->
                new Document(
                        "$all",
                        Stream.generate(this::word).limit(1 + random.nextInt(2)).toList());
            case 11 ->
                new BsonRegularExpression(
                        List.of("^a", "^number/1/", "^\\Qid-3\\E-\\d+$", "^文a?", "^a|b")
                                .get(random.nextInt(5)),
                        "");
            case 12 -> new Document("$nin", Collections.singletonList(value.apply(0)));
            default ->
                field.equals("e.f")
                        ? new Document("$eq", value.apply(0))
                        : new Document("$not", new Document("$gt", value.apply(0)));
        };
    }

    private Document update() {
        return switch (random.nextInt(6)) {
            case 0 -> new Document("$set", new Document("a", scalar()));
            case 1 -> new Document("$set", new Document("t", words()).append("b", random.nextInt(9)));
            case 2 -> new Document("$unset", new Document("c", ""));
            case 3 -> new Document("$inc", new Document("b", 1)).append("$unset", new Document("s", ""));
            case 4 ->
                new Document(
                        "$set", new Document("e", List.of(new Document("f", scalar()), new Document("f", scalar()))));
            default ->
                new Document(
                        "$set",
                        new Document("s", Instant.ofEpochSecond(random.nextInt(40))).append("w", random.nextInt(5)));
        };
    }
}
