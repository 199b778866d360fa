package org.wenshu.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.demo.Incoming;
import org.wenshu.local.demo.Patience;

/**
 * The register of incoming documents, made large within a minute: one document goes to its handlers through the API, and
 * the others are made after it in the store, each with id, number, sender, title, dates and search words of its own.
 * They wait at the handlers' desk, with a deadline ahead.
 */
public final class LargeRegister {
    /** One in so many documents comes from the same sender. */
    static final int SENDERS = 50;

    private static final int BATCH = 500;
    private static final String ENTRY = "register";

    /** A book of its own, so that the service does not meet these numbers when it gives out the next one. */
    static final String BOOK = "旧册";

    private static final String TITLE_MARK = "甲乙丙丁";
    private static final String SENDER_MARK = "戊己";
    private static final Instant RECEIVED = Instant.parse("2026-01-05T01:00:00Z");
    private static final Instant DUE = Instant.parse("2026-12-01T09:30:00Z");

    private final Ground ground;
    private int made;
    private int models;

    LargeRegister(Ground ground) {
        this.ground = ground;
    }

    /** The documents' collection, as the service keeps it. */
    MongoCollection<Document> documents() {
        return ground.database("wenshu_docs").getCollection("incoming_documents");
    }

    /** The sender of every {@value #SENDERS}th document. */
    static String oneSender() {
        return sender(7);
    }

    private static String sender(int n) {
        return "示范市第" + two(n % SENDERS) + "局";
    }

    private static String two(int n) {
        return Character.toString("零一二三四五六七八九".charAt(n / 10)) + "零一二三四五六七八九".charAt(n % 10);
    }

    /** Goes on until there are so many documents. */
    public void growTo(int size) {
        Document model = model();
        int missing = size - (int) documents().countDocuments();
        var unordered = new InsertManyOptions().ordered(false);
        for (int begin = 0; begin < missing; begin += BATCH) {
            var batch = new ArrayList<Document>();
            for (int i = begin; i < Math.min(missing, begin + BATCH); i++) {
                batch.add(after(model, ++made));
            }
            documents().insertMany(batch, unordered);
        }
    }

    private Document model() {
        // Of each its own number: what grows twice registers two of them.
        int number = ++models;
        Incoming document = Incoming.handedTo(
                ground.organ(),
                Incoming.particulars(
                        "示范市第" + SENDER_MARK + "局",
                        "示函〔2026〕" + TITLE_MARK + number + "号",
                        "关于" + TITLE_MARK + number + "号事项的函",
                        2,
                        ground.clock().now()),
                "general",
                List.of());
        // Once its events are published nothing of the relay's stands in it.
        return Patience.eventually(Duration.ofSeconds(30), () -> {
            Document stored = documents().find(Filters.eq("_id", document.id())).first();
            if (stored == null || stored.containsKey("_outbox")) {
                throw new UnexpectedAnswer(document.id() + " waits to be published");
            }
            return stored;
        });
    }

    private Document after(Document model, int n) {
        String id = UUID.randomUUID().toString();
        Document number = model.get("number", Document.class);
        int year = number.get("year", Number.class).intValue();
        int old = number.get("number", Number.class).intValue();
        String written = "收〔" + year + "〕" + old + "号";
        var made = (Document) rewritten(
                model,
                text -> text.equals(model.getString("_id"))
                        ? id
                        : text.replace(SENDER_MARK, two(n % SENDERS))
                                .replaceAll(TITLE_MARK + "\\d+", "%06d".formatted(n))
                                .replace(written, BOOK + "收〔" + year + "〕" + n + "号"));
        made.remove("_requests");
        made.put("_keys", new Document(model.get("_keys", Document.class)));
        made.get("number", Document.class).append("register", BOOK).append("number", n);
        made.get("_keys", Document.class)
                .append("number", "incoming/" + BOOK + "/" + year + "/" + n)
                .append("sender", "bench|" + n);
        var received = Date.from(RECEIVED.plus(Duration.ofMinutes(5L * n)));
        var timer = Date.from(DUE.plus(Duration.ofSeconds(40L * n)));
        made.append("receivedAt", received).append("_timerAt", timer);
        made.get("ladder", Document.class).append("next", timer);
        Document entry = made.get(ENTRY, Document.class);
        entry.append("number", "%04d/%s/%08d".formatted(year, BOOK, n))
                .append("receivedAt", received)
                .append("dueAt", Date.from(timer.toInstant().plus(Duration.ofDays(1))))
                .append("tokens", tokens(entry.getString("text")));
        return made;
    }

    private interface Rewriting {
        String of(String text);
    }

    private static Object rewritten(Object value, Rewriting rewriting) {
        return switch (value) {
            case String text -> rewriting.of(text);
            case List<?> list ->
                list.stream()
                        .map(entry -> rewritten(entry, rewriting))
                        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
            case Document document -> {
                var other = new Document();
                document.forEach((name, field) -> other.put(name, field == null ? null : rewritten(field, rewriting)));
                yield other;
            }
            default -> value;
        };
    }

    /** The register's search words: the characters and the pairs of neighbours of each line. */
    private static List<String> tokens(String text) {
        return text.lines()
                .flatMap(line -> {
                    int[] characters = line.codePoints().toArray();
                    return Stream.iterate(0, i -> i < characters.length, i -> i + 1)
                            .flatMap(i -> i == 0
                                    ? Stream.of(Character.toString(characters[0]))
                                    : Stream.of(Character.toString(characters[i]), new String(characters, i - 1, 2)));
                })
                .distinct()
                .toList();
    }
}
