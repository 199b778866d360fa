package org.wenshu.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.Secrecy;
import tools.jackson.databind.JsonNode;

@Tag("A3")
class ArchiveCustodyTest extends TheArchive {
    private static final String LOG = "/api/v1/records/custody-log";

    @BeforeEach
    void the_log_has_entries() {
        if (log().countDocuments() < 6) {
            for (int i = 0; i < 6; i++) {
                completed().filed();
            }
        }
    }

    private MongoCollection<Document> log() {
        return database.getCollection("custody_log");
    }

    private JsonNode verify() {
        return post(CLASSIFIED_OFFICER, LOG + "/verifications", null).ok();
    }

    private List<JsonNode> entries(String reader) {
        var entries = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page = get(reader, LOG + "?limit=3" + cursor).ok();
            page.path("items").forEach(entries::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        return entries;
    }

    @Nested
    class the_log {
        @Test
        void has_every_change_and_every_reading_of_what_is_classified_in_one_chain() {
            Completed secret = completed().secrecy(Secrecy.SECRET);
            secret.filed();
            get(ARCHIVIST, "/api/v1/records/" + secret.recordId()).ok();
            assertThat(get(ARCHIVIST, "/api/v1/records/" + secret.recordId() + "/files/2")
                            .status())
                    .isEqualTo(200);
            post(ARCHIVIST, "/api/v1/records/" + secret.recordId() + "/verifications", null)
                    .ok();
            assertThat(get(ARCHIVIST, "/api/v1/catalogues/2026?section=" + SECTION)
                            .status())
                    .isEqualTo(200);
            get(LEADER, "/api/v1/records/" + secret.recordId()).problem(404, "not-found");
            Completed open = completed();
            open.filed();
            get(DIRECTOR, "/api/v1/records/" + open.recordId()).ok();

            List<JsonNode> entries = entries(ARCHIVIST);

            assertThat(entries.stream().map(entry -> entry.path("sequence").asLong()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, entries.size()).boxed().toList());
            assertThat(actionsOn(entries, secret.recordId()))
                    .containsExactly("FILED", "READ", "READ", "FILE_READ", "VERIFIED", "CATALOGUE_READ");
            assertThat(actionsOn(entries, open.recordId())).containsExactly("FILED");
            for (int i = 1; i < entries.size(); i++) {
                assertThat(entries.get(i).path("previous"))
                        .isEqualTo(entries.get(i - 1).path("digests"));
            }
            JsonNode read = entries.stream()
                    .map(entry -> entry.path("fact"))
                    .filter(fact -> fact.path("action").asString().equals("FILE_READ"))
                    .filter(fact -> fact.path("subject").asString().equals(secret.recordId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(read.path("byId").asString()).isEqualTo(ARCHIVIST);
            assertThat(read.path("from").asString()).isNotBlank();
            JsonNode verification = verify();
            assertThat(verification.path("intact").asBoolean()).isTrue();
            assertThat(verification.path("entries").asLong()).isEqualTo(log().countDocuments());
        }

        private List<String> actionsOn(List<JsonNode> entries, String record) {
            return entries.stream()
                    .map(entry -> entry.path("fact"))
                    .filter(fact -> fact.path("subject").asString().equals(record))
                    .map(fact -> fact.path("action").asString())
                    .toList();
        }

        @Test
        @Tag("X3")
        void is_for_those_who_may_verify_and_withholds_what_they_are_not_cleared_for() {
            Completed secret = completed().secrecy(Secrecy.SECRET);
            secret.filed();

            get(DIRECTOR, LOG).problem(403, "forbidden");
            post(LEADER, LOG + "/verifications", null).problem(403, "forbidden");
            List<JsonNode> seen = entries(UNCLEARED_ARCHIVIST);
            assertThat(seen).hasSize((int) log().countDocuments());
            assertThat(seen.toString()).doesNotContain(secret.recordId());
            assertThat(entries(CLASSIFIED_OFFICER).toString()).contains(secret.recordId());
        }

        @Test
        void has_no_fork_when_many_read_at_once() throws Exception {
            Completed secret = completed().secrecy(Secrecy.SECRET);
            secret.filed();
            long before = log().countDocuments();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Answer>> readings = IntStream.range(0, 30)
                        .mapToObj(i -> threads.submit(() -> get(ARCHIVIST, "/api/v1/records/" + secret.recordId())))
                        .toList();
                for (Future<Answer> reading : readings) {
                    reading.get().ok();
                }
            }

            assertThat(log().countDocuments()).isGreaterThanOrEqualTo(before + 30);
            assertThat(verify().path("intact").asBoolean()).isTrue();
        }

        @Test
        void gets_an_entry_that_a_crash_kept_from_it() {
            Completed document = completed();
            document.filed();
            var last = log().find(new Document("fact.subject", document.recordId()))
                    .first();
            assertThat(last).isNotNull();
            Document stored =
                    records().find(new Document("_id", document.recordId())).first();
            var journal = new ArrayList<>(stored.getList("journal", Document.class));
            var verified = new Document(journal.getLast()).append("ordinal", 2).append("action", "VERIFIED");
            journal.add(verified);
            // What the store holds after a change, had the process ended before the log was written.
            records()
                    .updateOne(
                            new Document("_id", document.recordId()),
                            new Document(
                                    "$set",
                                    new Document("journal", journal)
                                            .append("_timerAt", java.util.Date.from(COMPLETED_AT))));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> log().countDocuments(new Document("fact.key", document.recordId() + "/2")) == 1);
            await().until(() -> records()
                            .find(new Document("_id", document.recordId()))
                            .first()
                            .getInteger("enteredInCustodyLog")
                    == 2);
            assertThat(verify().path("intact").asBoolean()).isTrue();
        }
    }

    @Nested
    class tampering_is_found {
        @Test
        void where_an_entry_was_altered() {
            Document third = log().find(new Document("_id", 3L)).first();
            log().updateOne(new Document("_id", 3L), new Document("$set", new Document("fact.by", "别人")));
            try {
                expectBreak(3, "ALTERED");
            } finally {
                log().replaceOne(new Document("_id", 3L), third);
            }
            assertThat(verify().path("intact").asBoolean()).isTrue();
        }

        @Test
        void where_an_entry_was_taken_out() {
            Document second = log().find(new Document("_id", 2L)).first();
            log().deleteOne(new Document("_id", 2L));
            try {
                expectBreak(2, "MISSING");
            } finally {
                log().insertOne(second);
            }
            assertThat(verify().path("intact").asBoolean()).isTrue();
        }

        @Test
        void where_the_end_was_cut_off_after_an_earlier_verification() {
            long length = verify().path("entries").asLong();
            Document last = log().find(new Document("_id", length)).first();
            log().deleteOne(new Document("_id", length));
            try {
                expectBreak(length, "REPLACED");
            } finally {
                log().insertOne(last);
            }
            assertThat(verify().path("intact").asBoolean()).isTrue();
        }

        private void expectBreak(long sequence, String fault) {
            JsonNode found = verify();
            assertThat(found.path("intact").asBoolean()).isFalse();
            assertThat(found.path("firstBroken").path("sequence").asLong()).isEqualTo(sequence);
            assertThat(found.path("firstBroken").path("fault").asString()).isEqualTo(fault);
            assertThat(found.path("entries").asLong()).isEqualTo(sequence - 1);
        }
    }
}
