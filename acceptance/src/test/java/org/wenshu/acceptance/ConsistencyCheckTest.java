package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.local.consistency.ConsistencyCheck;
import org.wenshu.local.consistency.Disturbance;
import org.wenshu.local.consistency.Evidence;
import org.wenshu.local.consistency.Finding;
import org.wenshu.local.consistency.Finding.Kind;
import org.wenshu.local.consistency.PublishedEvent;
import org.wenshu.local.consistency.ReceivedMessage;

/** The check finds nothing in what all the journeys of this run left behind, and finds each fault that is planted there. */
@WithSuite
@Order(60)
@Tag("X2")
class ConsistencyCheckTest {
    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();
    private static final String URGED = "org.wenshu.documents.IncomingDocumentUrged.v1";

    private static Incoming filed;
    private static Incoming urged;
    private static Set<String> accepted;
    private static Evidence evidence;

    @BeforeAll
    static void some_documents_go_their_way_and_one_is_urged() {
        filed = Incoming.registered("li", Registration.ordinary())
                .handedTo("general", "business")
                .resultBy("chen")
                .resultBy("wang")
                .completed();
        urged = Incoming.registered("li", Registration.extraUrgent()).handedTo("finance");
        var due = LocalDate.parse(urged.now().at("/due/day").asString());
        TheSuite.clock().moveTo(CALENDAR.startOfWork(CALENDAR.nextWorkingDay(due)));
        Patiently.until(() -> assertThat(urged.acts("URGE")).hasSize(1));
        urged.resultBy("wei").completed();
        accepted = Set.of(filed.id(), urged.id());
        for (Incoming document : List.of(filed, urged)) {
            document.archiveNumber();
        }
        Patiently.until(() -> {
            evidence = read();
            assertThat(findings(evidence)).isEmpty();
        });
    }

    private static Evidence read() {
        return Evidence.read(TheSuite.store(), TheSuite.broker())
                .withAccepted(accepted)
                .withReceived(ReceivedMessage.at(TheSuite.sinks()));
    }

    private static List<Finding> findings(Evidence of) {
        return new ConsistencyCheck(of).findings();
    }

    @Test
    void what_the_journeys_left_behind_is_consistent() {
        assertThat(evidence.stored(Evidence.DOCUMENTS)).hasSizeGreaterThan(1);
        assertThat(evidence.events()).isNotEmpty();
        assertThat(evidence.received())
                .hasValueSatisfying(messages -> assertThat(messages).isNotEmpty());
        assertThat(findings(evidence)).isEmpty();
    }

    @Nested
    class in_the_store_itself {
        @Test
        void a_deleted_record_is_missed_until_it_is_back() {
            try (var client = MongoClients.create(TheSuite.store())) {
                MongoCollection<Document> records =
                        client.getDatabase("wenshu_archive").getCollection("records");
                Document record =
                        records.find(new Document("source.id", filed.id())).first();
                records.deleteOne(new Document("_id", record.get("_id")));
                try {
                    assertThat(kinds(read())).contains(Kind.NOT_FILED, Kind.LOST);
                } finally {
                    records.insertOne(record);
                }
            }
            assertThat(findings(read())).isEmpty();
        }
    }

    @Nested
    class a_planted_loss_is_named {
        @Test
        void of_a_record() {
            Evidence without =
                    without(Evidence.RECORDS, record -> sourceOf(record).equals(filed.id()));
            assertFinding(without, Kind.NOT_FILED, filed.id());
        }

        @Test
        void of_a_document() {
            Evidence without =
                    without(Evidence.DOCUMENTS, document -> idOf(document).equals(filed.id()));
            assertFinding(without, Kind.LOST, filed.id());
            assertThat(kinds(without)).contains(Kind.LOST);
        }

        @Test
        void of_an_event_in_the_middle() {
            assertFinding(withoutEvent(filed.id() + ":2"), Kind.EVENT_MISSING, filed.id());
        }

        @Test
        void of_the_last_event() {
            long last = number(document(Evidence.DOCUMENTS, filed.id()), "_sequence");
            assertFinding(withoutEvent(filed.id() + ":" + last), Kind.EVENT_MISSING, filed.id());
        }

        @Test
        void of_a_file_in_the_archive() {
            assertThat(kinds(evidence.having(Evidence.FILES, files -> List.of())))
                    .contains(Kind.FILE_LOST);
        }

        @Test
        void of_an_entry_in_the_custody_log() {
            String record = idOf(record(filed.id()));
            Evidence without = without(
                    Evidence.CUSTODY_LOG,
                    entry -> entry.get("fact", Document.class).getString("key").startsWith(record));
            assertFinding(without, Kind.CUSTODY_LOG, record + "/1");
        }

        @Test
        void of_a_message_that_was_due() {
            Evidence without = without(
                    Evidence.DELIVERIES,
                    delivery -> isUrging(delivery)
                            && delivery.getString("recipient").equals("wei"));
            assertFinding(without, Kind.NOT_TOLD, "wei by SMS");
            assertFinding(without, Kind.NOT_TOLD, "wei by EMAIL");
            assertFinding(without, Kind.NOT_TOLD, "wei by INBOX");
        }

        @Test
        void of_a_message_on_its_way() {
            Evidence none = evidence.withReceived(evidence.received().orElseThrow().stream()
                    .filter(message -> !message.text().contains(urged.number()))
                    .toList());
            assertFinding(none, Kind.MESSAGE_LOST, urged.number());
        }
    }

    @Nested
    class a_planted_duplicate_is_named {
        @Test
        void of_a_record() {
            Evidence twice = evidence.having(Evidence.RECORDS, records -> {
                var second =
                        new Document(record(filed.id())).append("_id", "second").append("_sequence", 0);
                records.add(second);
                return records;
            });
            assertFinding(twice, Kind.FILED_TWICE, filed.id());
            assertFinding(twice, Kind.NUMBER_TWICE, "件号");
        }

        @Test
        void of_a_register_number() {
            Evidence twice = evidence.having(Evidence.DOCUMENTS, documents -> {
                documents.add(new Document(document(Evidence.DOCUMENTS, filed.id())).append("_id", "second"));
                return documents;
            });
            assertFinding(twice, Kind.NUMBER_TWICE, "收文号 普通/2026");
        }

        @Test
        void of_a_message_for_one_rung() {
            Evidence twice = evidence.having(Evidence.DELIVERIES, deliveries -> {
                deliveries.add(new Document(urging("SMS")).append("_id", "second"));
                return deliveries;
            });
            assertFinding(twice, Kind.TOLD_TWICE, "by SMS");
        }

        @Test
        void of_a_message_that_arrived() {
            for (String channel : List.of("SMS", "EMAIL")) {
                var messages = new ArrayList<>(evidence.received().orElseThrow());
                messages.add(messages.stream()
                        .filter(message -> message.channel().equals(channel))
                        .filter(message -> message.text().contains(urged.number()))
                        .findFirst()
                        .orElseThrow());
                assertFinding(evidence.withReceived(messages), Kind.MESSAGE_TWICE, channel);
            }
        }

        @Test
        void of_a_rung() {
            Evidence twice = evidence.publishing(events -> {
                PublishedEvent event = anUrging(events);
                var headers = new HashMap<>(event.headers());
                headers.put("ce_id", event.key() + ":99");
                headers.put("ce_sequence", "99");
                events.add(new PublishedEvent(
                        event.topic(), event.partition(), event.offset(), event.key(), headers, event.data()));
                return events;
            });
            assertFinding(twice, Kind.RUNG_TWICE, urged.id());
            assertFinding(twice, Kind.EVENT_UNKNOWN, urged.id());
        }

        @Test
        void of_an_event_that_says_something_else() {
            Evidence changed = evidence.publishing(events -> {
                PublishedEvent event = anUrging(events);
                events.add(new PublishedEvent(
                        event.topic(), event.partition(), event.offset(), event.key(), event.headers(), "{}"));
                return events;
            });
            assertFinding(changed, Kind.EVENT_CHANGED, urged.id());
        }

        @Test
        void but_not_of_an_event_delivered_twice_as_it_is() {
            Evidence again = evidence.publishing(events -> {
                events.addAll(List.copyOf(events));
                return events;
            });
            assertThat(findings(again)).isEmpty();
        }
    }

    @Nested
    class a_planted_gap_is_named {
        @Test
        void in_the_register() {
            Evidence gap =
                    without(Evidence.DOCUMENTS, document -> idOf(document).equals(filed.id()));
            assertFinding(gap, Kind.NUMBER_GAP, "收文号 普通/2026");
        }

        @Test
        void in_a_series_of_the_archive() {
            Evidence gap = evidence.having(Evidence.RECORDS, records -> {
                var moved = new Document(record(filed.id()));
                var number = new Document(moved.get("firstNumber", Document.class));
                number.put("item", number(number, "item") + 1000);
                moved.append("firstNumber", number).append("number", number);
                records.removeIf(record -> idOf(record).equals(idOf(moved)));
                records.add(moved);
                return records;
            });
            assertFinding(gap, Kind.NUMBER_GAP, "件号");
            assertFinding(gap, Kind.NUMBERS_DIFFER, filed.id());
        }
    }

    @Nested
    @Tag("D15")
    class of_outgoing_documents {
        private static final String CODE = "查验";

        @Test
        void a_gap_between_their_numbers_is_named() {
            assertFinding(having(numbered("first", 1), numbered("third", 3)), Kind.NUMBER_GAP, "发文字号 查验/2026");
        }

        @Test
        void a_number_that_was_given_back_and_not_needed_since_is_no_gap() {
            for (Document entry : List.of(
                    entry("GIVE_BACK_NUMBER", "DRAFTING", "查验〔2026〕2号：不再急需"),
                    entry("VOID_DRAFT", "VOID", "重复发文（退还文号查验〔2026〕2号）"))) {
                var rid = new Document("_id", "second")
                        .append("stage", entry.getString("stage"))
                        .append("journal", List.of(entry));
                assertThat(findings(having(numbered("first", 1), rid, numbered("third", 3))))
                        .isEmpty();
            }
        }

        @Test
        void a_number_borne_by_two_is_named() {
            assertFinding(having(numbered("one", 1), numbered("other", 1)), Kind.NUMBER_TWICE, "发文字号 查验/2026");
        }

        @Test
        @Tag("D18")
        void one_that_was_archived_but_never_filed_is_named() {
            var lost = new Document("_id", "handed over")
                    .append("stage", "ARCHIVED")
                    .append("journal", List.of(entry("ARCHIVE", "ARCHIVED", "30年")));
            assertFinding(having(lost), Kind.NOT_FILED, "handed over");
        }

        @Test
        @Tag("D17")
        void a_receipt_urged_twice_on_one_rung_is_named() {
            Evidence twice = evidence.publishing(events -> {
                events.add(receiptOverdue(1));
                events.add(receiptOverdue(2));
                return events;
            });
            assertFinding(twice, Kind.RUNG_TWICE, "sent dispatchNumber 1");
        }

        private Evidence having(Document... outgoing) {
            return evidence.having(Evidence.OUTGOING, documents -> {
                documents.addAll(List.of(outgoing));
                return documents;
            });
        }

        private Document numbered(String id, int serial) {
            return new Document("_id", id)
                    .append("stage", "NUMBERED")
                    .append(
                            "number",
                            new Document("code", CODE).append("year", 2026).append("serial", serial))
                    .append("journal", List.of(entry("RECHECK", "NUMBERED", CODE)));
        }

        private Document entry(String action, String stage, String said) {
            return new Document("number", 1)
                    .append("action", action)
                    .append("stage", stage)
                    .append("said", said);
        }

        private PublishedEvent receiptOverdue(int sequence) {
            return new PublishedEvent(
                    "wenshu.documents.v1",
                    0,
                    sequence,
                    "sent",
                    Map.of(
                            "ce_id",
                            "sent:" + sequence,
                            "ce_sequence",
                            String.valueOf(sequence),
                            "ce_time",
                            "2026-10-09T01:00:00Z",
                            "ce_type",
                            "org.wenshu.documents.ReceiptOverdue.v1"),
                    "{\"dispatchNumber\":1,\"urging\":1,\"dueAt\":\"2026-10-08T10:00:00Z\"}");
        }
    }

    @Nested
    class what_is_left_behind_is_named {
        @Test
        void in_an_outbox() {
            Evidence left =
                    changed(filed.id(), document -> document.append("_outbox", List.of(new Document("id", "x:1"))));
            assertFinding(left, Kind.NOT_PUBLISHED, filed.id());
        }

        @Test
        void claimed() {
            Evidence left = changed(filed.id(), document -> document.append("_relayUntil", new Date(0)));
            assertFinding(left, Kind.CLAIMED, filed.id());
        }

        @Test
        void among_the_dead_letters() {
            Evidence left = evidence.having("wenshu_docs.dead_letters", letters -> {
                letters.add(
                        new Document("_id", "r:e:1").append("state", "WAITING").append("error", "planted"));
                return letters;
            });
            assertFinding(left, Kind.DEAD_LETTER, "r:e:1");
        }

        @Test
        void unsent() {
            Evidence left = evidence.having(Evidence.DELIVERIES, deliveries -> {
                deliveries.add(
                        new Document(urging("SMS")).append("_id", "second").append("state", "FAILED"));
                return deliveries;
            });
            assertFinding(left, Kind.STILL_WAITING, "second");
        }
    }

    @Nested
    class a_document_in_two_stages_is_named {
        @Test
        void when_its_journal_tells_another() {
            assertFinding(
                    changed(urged.id(), document -> document.append("stage", "HANDLED")), Kind.TWO_STAGES, urged.id());
        }

        @Test
        void when_it_was_completed_twice() {
            Evidence twice = changed(filed.id(), document -> {
                var journal = new ArrayList<>(document.getList("journal", Document.class));
                journal.add(journal.stream()
                        .filter(entry -> entry.getString("action").equals("COMPLETE"))
                        .findFirst()
                        .orElseThrow());
                document.append("journal", journal);
            });
            assertFinding(twice, Kind.DONE_TWICE, filed.id());
        }
    }

    @Nested
    @Tag("N3")
    class a_message_that_was_cut_off {
        private final Evidence cutOff = evidence.having(Evidence.DELIVERIES, deliveries -> {
            var uncertain = new Document(urging("EMAIL"));
            var part = new Document(uncertain.getList("parts", Document.class).getFirst()).append("state", "UNCERTAIN");
            uncertain.append("state", "UNDELIVERABLE").append("parts", List.of(part));
            deliveries.removeIf(delivery -> idOf(delivery).equals(idOf(uncertain)));
            deliveries.add(uncertain);
            return deliveries;
        });

        @Test
        void needs_a_call() {
            assertFinding(cutOff, Kind.NO_CALL, idOf(urging("EMAIL")));
        }

        @Test
        void needs_a_cause() {
            assertThat(kinds(cutOff)).doesNotContain(Kind.UNCERTAIN_WITHOUT_CAUSE);
            assertFinding(
                    cutOff.withDisturbances(List.of(new Disturbance("long ago", Instant.EPOCH, Instant.EPOCH))),
                    Kind.UNCERTAIN_WITHOUT_CAUSE,
                    idOf(urging("EMAIL")));
        }

        @Test
        void may_have_arrived_once_or_not_at_all() {
            assertThat(kinds(cutOff)).doesNotContain(Kind.MESSAGE_TWICE, Kind.MESSAGE_LOST);
        }
    }

    // How evidence is tampered with

    private static void assertFinding(Evidence of, Kind kind, String where) {
        assertThat(findings(of)).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.where()).contains(where);
        });
    }

    private static Set<Kind> kinds(Evidence of) {
        var kinds = new LinkedHashSet<Kind>();
        findings(of).forEach(finding -> kinds.add(finding.kind()));
        return kinds;
    }

    private static Evidence without(String place, Predicate<Document> gone) {
        return evidence.having(place, documents -> {
            documents.removeIf(gone);
            return documents;
        });
    }

    private static Evidence withoutEvent(String id) {
        return evidence.publishing(events -> {
            events.removeIf(event -> event.id().equals(id));
            return events;
        });
    }

    private static Evidence changed(String id, Consumer<Document> change) {
        return evidence.having(
                Evidence.DOCUMENTS,
                documents -> documents.stream()
                        .map(document -> {
                            var copy = new Document(document);
                            if (idOf(document).equals(id)) {
                                change.accept(copy);
                            }
                            return copy;
                        })
                        .toList());
    }

    private static PublishedEvent anUrging(List<PublishedEvent> events) {
        return events.stream()
                .filter(event -> event.key().equals(urged.id()) && event.type().equals(URGED))
                .findFirst()
                .orElseThrow();
    }

    private static Document document(String place, String id) {
        return evidence.stored(place).stream()
                .filter(document -> idOf(document).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Document record(String source) {
        return evidence.stored(Evidence.RECORDS).stream()
                .filter(record -> sourceOf(record).equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static Document urging(String channel) {
        return evidence.stored(Evidence.DELIVERIES).stream()
                .filter(delivery -> isUrging(delivery)
                        && delivery.getString("channel").equals(channel)
                        && delivery.getString("recipient").equals("wei"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUrging(Document delivery) {
        Document message = delivery.get("message", Document.class);
        return message.getString("eventType").equals(URGED)
                && message.getString("subjectId").equals(urged.id());
    }

    private static String sourceOf(Document record) {
        Document source = record.get("source", Document.class);
        return source == null ? "" : source.getString("id");
    }

    private static String idOf(Document document) {
        return String.valueOf(document.get("_id"));
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }
}
