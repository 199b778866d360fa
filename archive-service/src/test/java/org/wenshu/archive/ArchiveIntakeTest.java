package org.wenshu.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.documents.OutgoingDocumentCompleted;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.store.DerivedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("A1")
class ArchiveIntakeTest extends TheArchive {

    @Nested
    class a_completed_document {
        @Test
        void is_filed_with_everything_and_nobody_types_it_again() {
            String section = newSection("AAA");
            Completed document = completed().section(section).title("关于做好2026年值班工作的通知");
            JsonNode record = document.filed();

            assertThat(record.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-AAA-0001");
            assertThat(record.path("title").asString()).isEqualTo("关于做好2026年值班工作的通知");
            assertThat(record.path("senderNumber").asString()).isEqualTo("商会〔2026〕3号");
            assertThat(record.path("registerNumber").asString()).isEqualTo("收〔2026〕0412");
            assertThat(record.path("retentionRule").asString()).isEqualTo("9.9");
            assertThat(record.path("retentionReason").asString()).isNotBlank();
            assertThat(record.path("stamp").path("fondsNumber").asString()).isEqualTo("Z109");
            assertThat(record.path("stamp").path("itemNumber").asString()).isEqualTo("0001");
            assertThat(record.path("stamp").path("pages").asInt()).isEqualTo(6);
            assertThat(record.path("files").findValuesAsString("role"))
                    .containsExactly("HANDLING_SHEET", "ORIGINAL", "ATTACHMENT", "RESULT", "METADATA");
            assertThat(record.path("changes").findValuesAsString("action")).containsExactly("FILED");
            await().untilAsserted(() -> assertThat(published(document.recordId(), "RecordFiled"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-AAA-0001");
                        assertThat(event.path("sourceId").asString()).isEqualTo(document.id);
                        assertThat(event.path("sourceKind").asString()).isEqualTo("incoming-document");
                    }));
        }

        @Test
        void is_filed_once_however_often_and_at_once_it_arrives() throws Exception {
            String section = newSection("AAB");
            Completed document = completed().section(section);
            var event = document.event();

            atOnce(IntStream.range(0, 6)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        // Different keys go to different partitions, and so to readers that work at the same time.
                        publish(Topics.DOCUMENTS, i % 2 == 0 ? document.id : document.id + i, 9 + i, event);
                        return null;
                    })
                    .toList());
            document.awaitRecord();
            JsonNode next = completed().section(section).filed();

            assertThat(next.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-AAB-0002");
            assertThat(records().countDocuments(new Document("source.id", document.id)))
                    .isEqualTo(1);
            assertThat(published(document.recordId(), "RecordFiled")).hasSize(1);
        }

        @Test
        @Tag("A2")
        void has_its_number_without_gap_when_twenty_arrive_together() throws Exception {
            String section = newSection("AAC");
            List<Completed> documents = IntStream.range(0, 20)
                    .mapToObj(i -> completed().section(section))
                    .toList();
            atOnce(documents.stream()
                    .<Callable<Completed>>map(document -> document::publish)
                    .toList());
            documents.forEach(Completed::awaitRecord);

            JsonNode page = get(ARCHIVIST, "/api/v1/records?section=" + section + "&limit=50")
                    .ok();
            assertThat(page.path("total").asInt()).isEqualTo(20);
            assertThat(page.path("items").findValuesAsString("archiveNumber"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                            .mapToObj("Z109-WS·2026-D10-AAC-%04d"::formatted)
                            .toList());
        }

        @Test
        void is_kept_as_long_as_its_office_suggested_where_the_schedule_says_so() {
            Completed document = completed().section(newSection("AAD"));
            document.hint = Optional.of("永久");

            JsonNode record = document.filed();

            assertThat(record.path("retention").asString()).isEqualTo("Y");
            assertThat(record.path("retentionReason").asString()).contains("建议永久");
        }
    }

    @Nested
    @Tag("D18")
    @Tag("A2")
    class an_issued_document {
        private static final LocalDate BORNE = LocalDate.of(2026, 9, 18);

        @Test
        void is_filed_with_its_papers_in_order_under_the_number_that_it_bears() {
            Completed papers = completed().section(newSection("AAI"));

            JsonNode filed = filed(papers, issued(papers, BORNE));

            assertThat(filed.path("sourceKind").asString()).isEqualTo("outgoing-document");
            assertThat(filed.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D30-AAI-0001");
            assertThat(filed.path("title").asString()).isEqualTo("关于联合检查的通知");
            assertThat(filed.path("senderNumber").asString()).isEqualTo("示发〔2026〕7号");
            assertThat(filed.path("sender").asString()).isEqualTo("示例市发展局、示例市财政局");
            assertThat(filed.path("documentDate").asString()).isEqualTo("2026-09-18");
            assertThat(filed.path("retentionRule").asString()).isEqualTo("3.1");
            assertThat(filed.path("stamp").path("pages").asInt()).isEqualTo(2);
            assertThat(filed.has("registerNumber")).isFalse();
            assertThat(filed.path("files").findValuesAsString("role"))
                    .containsExactly("ORIGINAL", "ATTACHMENT", "SIGN_OFF_SHEET", "DRAFT", "METADATA");
            await().untilAsserted(() -> assertThat(published(recordOf(papers), "RecordFiled"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.path("sourceKind").asString()).isEqualTo("outgoing-document");
                        assertThat(event.path("sourceId").asString()).isEqualTo(papers.id);
                    }));
        }

        @Test
        void is_filed_once_though_it_is_handed_over_again() {
            Completed papers = completed().section(newSection("AAJ"));
            var event = issued(papers, BORNE);
            filed(papers, event);

            publish(Topics.DOCUMENTS, papers.id, 10, event);
            Completed after = completed().section(papers.section);
            // Behind it on the same partition.
            publish(Topics.DOCUMENTS, papers.id, 11, after.event());
            after.awaitRecord();

            assertThat(records().countDocuments(new Document("source.id", papers.id)))
                    .isEqualTo(1);
            assertThat(published(recordOf(papers), "RecordFiled")).hasSize(1);
        }

        @Test
        void belongs_to_the_year_that_it_bears_however_late_it_comes() {
            Completed papers = completed().section(newSection("AAK"));

            JsonNode filed = filed(papers, issued(papers, LocalDate.of(2025, 12, 31)));

            assertThat(filed.path("archiveNumber").asString()).isEqualTo("Z109-WS·2025-D30-AAK-0001");
        }

        @Test
        void that_lays_down_rules_is_kept_for_good() {
            Completed papers = completed().section(newSection("AAL")).title("关于印发公务接待管理办法的通知");

            JsonNode filed = filed(papers, issued(papers, BORNE));

            assertThat(filed.path("retention").asString()).isEqualTo("Y");
            assertThat(filed.path("retentionReason").asString()).contains("本机关制发", "题名含“办法”");
        }

        @Test
        @Tag("X3")
        void that_is_classified_has_its_words_from_the_metadata_and_is_seen_by_those_who_may_know() {
            Completed papers = completed().section(newSection("AAM")).secrecy(Secrecy.SECRET);
            papers.needToKnow = List.of(HANDLER);

            JsonNode filed = filed(papers, issued(papers, BORNE));

            assertThat(filed.path("title").asString()).isEqualTo("关于联合检查的通知");
            assertThat(filed.path("senderNumber").asString()).isEqualTo("示发〔2026〕7号");
            assertThat(filed.path("files").path(0).path("name").asString()).isEqualTo("完整名称-OFFICIAL_COPY");
            String record = "/api/v1/records/" + recordOf(papers);
            get(HANDLER, record).ok();
            get(LEADER, record).problem(404, "not-found");
            get(UNCLEARED_ARCHIVIST, record).problem(404, "not-found");
        }

        @Test
        @Tag("A3")
        void whose_official_copy_is_not_what_its_digest_says_waits() {
            Completed papers = completed().section(newSection("AAN"));
            papers.digestIsWrong = true;
            publish(Topics.DOCUMENTS, papers.id, 9, issued(papers, BORNE));
            String intake = "/api/v1/intakes/" + DerivedIds.of("intake", "outgoing-document", papers.id);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(ARCHIVIST, intake).status() == 200);

            JsonNode held = get(ARCHIVIST, intake).ok();

            assertThat(held.path("reason").asString()).isEqualTo("DIGEST_MISMATCH");
            assertThat(held.path("sender").asString()).isEqualTo("示例市发展局、示例市财政局");
            assertThat(held.has("registerNumber")).isFalse();
        }

        /** As docs-service hands it over: of what is classified the words are in the metadata only. */
        private OutgoingDocumentCompleted issued(Completed papers, LocalDate date) {
            boolean open = !papers.secrecy.classified();
            String title = papers.title.equals(completed().title) ? "关于联合检查的通知" : papers.title;
            FileReference copy = papers.file("示发〔2026〕7号.pdf", "OFFICIAL_COPY", "正本" + papers.id);
            if (papers.digestIsWrong) {
                copy = new FileReference(
                        copy.name(), copy.role(), copy.mediaType(), copy.size(), copy.sha256(), "f".repeat(64));
            }
            List<FileReference> files = List.of(
                    papers.file("定稿.docx", "FINAL_DRAFT", "定稿" + papers.id),
                    papers.file("发文稿纸.pdf", "SIGN_OFF_SHEET", "稿纸" + papers.id),
                    papers.file("检查表.pdf", "ATTACHMENT", "附件" + papers.id),
                    copy);
            var metadata = new HashMap<String, Object>(Map.of(
                    "kind",
                    "outgoing-document",
                    "documentId",
                    papers.id,
                    "documentNumber",
                    "示发〔2026〕7号",
                    "title",
                    title,
                    "issuers",
                    List.of("示例市发展局", "示例市财政局"),
                    "documentDate",
                    date.toString(),
                    "pages",
                    2,
                    "sectionId",
                    papers.section,
                    "secrecy",
                    papers.secrecy.name(),
                    "needToKnow",
                    papers.needToKnow));
            metadata.put(
                    "files",
                    files.stream()
                            .map(file ->
                                    Map.of("name", "完整名称-" + file.role(), "role", file.role(), "sha256", file.sha256()))
                            .toList());
            return new OutgoingDocumentCompleted(
                    papers.id,
                    Optional.of("示发〔2026〕7号").filter(any -> open),
                    papers.secrecy.name(),
                    "NONE",
                    Optional.of(title).filter(any -> open),
                    "p-wang",
                    "NOTICE",
                    Optional.of(date).filter(any -> open),
                    2,
                    Optional.empty(),
                    papers.section,
                    List.of("示例市发展局", "示例市财政局"),
                    files,
                    papers.file("metadata.json", "METADATA", new JsonMapper().writeValueAsString(metadata)),
                    COMPLETED_AT);
        }

        private String recordOf(Completed papers) {
            return DerivedIds.of("outgoing-document", papers.id);
        }

        private JsonNode filed(Completed papers, OutgoingDocumentCompleted event) {
            publish(Topics.DOCUMENTS, papers.id, 9, event);
            String record = "/api/v1/records/" + recordOf(papers);
            String reader = papers.secrecy.classified() ? CLASSIFIED_OFFICER : ARCHIVIST;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(reader, record).status() == 200);
            return get(reader, record).ok();
        }
    }

    @Nested
    class what_cannot_be_filed {
        @Test
        void waits_with_the_reason_and_is_filed_once_that_is_put_right() throws Exception {
            Completed document = completed().section("s-unknown-yet");
            JsonNode held = document.publish().awaitHeld();

            assertThat(held.path("reason").asString()).isEqualTo("UNKNOWN_SECTION");
            assertThat(held.path("stage").asString()).isEqualTo("HELD");
            assertThat(held.path("allowedActions").values().stream().map(JsonNode::asString))
                    .containsExactly("RETRY", "FILE");
            await().untilAsserted(() -> assertThat(published(document.intakeId(), "RecordIntakeHeld"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.path("reasonCode").asString()).isEqualTo("UNKNOWN_SECTION")));
            assertThat(get(ARCHIVIST, "/api/v1/intakes?stage=HELD&reason=UNKNOWN_SECTION")
                            .ok()
                            .path("items")
                            .findValuesAsString("sourceId"))
                    .contains(document.id);
            assertThat(post(ARCHIVIST, "/api/v1/intakes/" + document.intakeId() + "/retries", null)
                            .ok()
                            .path("reason")
                            .asString())
                    .isEqualTo("UNKNOWN_SECTION");

            publishSection("s-unknown-yet", "新科室", "AAE");
            await().until(() -> office.section(new SectionId("s-unknown-yet")).isPresent());
            // The archivist, twice, and the event once more, all at once.
            String retries = "/api/v1/intakes/" + document.intakeId() + "/retries";
            List<Answer> answers =
                    atOnce(List.of(() -> post(ARCHIVIST, retries, null), () -> post(ARCHIVIST, retries, null), () -> {
                        document.publish();
                        return post(ARCHIVIST, retries, null);
                    }));

            // Whoever comes after the first finds it filed.
            assertThat(answers).extracting(Answer::status).isSubsetOf(200, 409);
            JsonNode record = document.awaitRecord();
            assertThat(record.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D10-AAE-0001");
            JsonNode after =
                    get(ARCHIVIST, "/api/v1/intakes/" + document.intakeId()).ok();
            assertThat(after.path("stage").asString()).isEqualTo("FILED");
            assertThat(after.path("recordId").asString()).isEqualTo(document.recordId());
            assertThat(after.path("allowedActions").isEmpty()).isTrue();
            assertThat(completed()
                            .section("s-unknown-yet")
                            .filed()
                            .path("archiveNumber")
                            .asString())
                    .isEqualTo("Z109-WS·2026-D10-AAE-0002");
            post(ARCHIVIST, retries, null).problem(409, "action-refused");
        }

        @Test
        @Tag("A3")
        void has_a_file_that_is_not_what_its_digest_says() {
            Completed document = completed();
            document.digestIsWrong = true;

            JsonNode held = document.publish().awaitHeld();

            assertThat(held.path("reason").asString()).isEqualTo("DIGEST_MISMATCH");
            JsonNode refused = post(
                            ARCHIVIST,
                            "/api/v1/intakes/" + document.intakeId() + "/filing",
                            Map.of("retention", "Y", "reason", "先归档"))
                    .problem(409, "action-refused");
            assertThat(refused.path("reason").asString()).isEqualTo("DIGEST_MISMATCH");
            assertThat(records().find(new Document("_id", document.recordId())).first())
                    .isNull();
        }

        @Test
        void lacks_its_metadata_or_a_file() {
            Completed noMetadata = completed();
            noMetadata.metadataIsLost = true;
            Completed noOriginal = completed();
            noOriginal.originalIsLost = true;
            noMetadata.publish();
            noOriginal.publish();

            assertThat(noMetadata.awaitHeld().path("reason").asString()).isEqualTo("METADATA_MISSING");
            assertThat(noOriginal.awaitHeld().path("reason").asString()).isEqualTo("FILE_MISSING");
        }

        @Test
        void has_metadata_that_cannot_be_read_or_are_of_something_else() {
            Completed broken = completed();
            broken.metadataInstead = Optional.of("{\"title\": ");
            Completed foreign = completed();
            foreign.metadataInstead = Optional.of("{\"documentId\": \"another\", \"title\": \"别的\"}");

            assertThat(broken.publish().awaitHeld().path("reason").asString()).isEqualTo("METADATA_UNREADABLE");
            assertThat(foreign.publish().awaitHeld().path("reason").asString()).isEqualTo("METADATA_UNREADABLE");
        }

        @Test
        void is_not_what_merely_leaves_things_out() {
            Completed terse = completed().section(newSection("AAH"));
            terse.metadataInstead = Optional.of(
                    "{\"files\": [null, {\"name\": null}], \"needToKnow\": [null], \"handlingSection\": {}, \"more\": 1}");

            JsonNode record = terse.filed();

            assertThat(record.path("title").asString()).isEqualTo(terse.title);
            assertThat(record.path("files").path(1).path("name").asString()).isEqualTo("正文.txt");
        }

        @Test
        void is_filed_by_the_archivist_with_values_of_his_own() {
            Completed document = completed().section(SECTION_WITHOUT_CODE);
            JsonNode held = document.publish().awaitHeld();
            assertThat(held.path("reason").asString()).isEqualTo("SECTION_WITHOUT_CODE");
            String section = newSection("AAF");
            String filing = "/api/v1/intakes/" + document.intakeId() + "/filing";

            JsonNode bad = post(ARCHIVIST, filing, Map.of("sectionId", section)).problem(400, "invalid-input");
            assertThat(bad.path("errors").path(0).path("field").asString()).isEqualTo("reason");
            JsonNode filed = post(
                            ARCHIVIST, filing, Map.of("sectionId", section, "retention", "D30", "reason", "筹备组并入该科"))
                    .ok();

            assertThat(filed.path("stage").asString()).isEqualTo("FILED");
            assertThat(filed.path("archiveNumber").asString()).isEqualTo("Z109-WS·2026-D30-AAF-0001");
            assertThat(filed.path("attempts").values().stream()
                            .toList()
                            .getLast()
                            .path("because")
                            .asString())
                    .isEqualTo("筹备组并入该科");
            JsonNode record = document.awaitRecord();
            assertThat(record.path("retentionReason").asString()).isEqualTo("筹备组并入该科");
            assertThat(record.path("changes").path(0).path("byId").asString()).isEqualTo(ARCHIVIST);
        }

        @Test
        void is_tried_again_by_itself() {
            Completed document = completed().section("s-later");
            document.publish().awaitHeld();
            publishSection("s-later", "后设科室", "AAG");
            await().until(() -> office.section(new SectionId("s-later")).isPresent());
            Document due = new Document("_timerAt", java.util.Date.from(COMPLETED_AT));
            // As if its time had come; the clock stays, since other tests go by it.
            database.getCollection("intakes")
                    .updateOne(
                            new Document("_id", document.intakeId()),
                            new Document("$set", due.append("nextAttemptAt", java.util.Date.from(COMPLETED_AT))));

            document.awaitRecord();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> get(ARCHIVIST, "/api/v1/intakes/" + document.intakeId())
                            .ok()
                            .path("stage")
                            .asString()
                            .equals("FILED"));
        }

        @Test
        @Tag("X3")
        void is_for_the_archivist_only_and_only_if_cleared() {
            Completed document = completed().section("s-nowhere").secrecy(Secrecy.SECRET);
            document.publish().awaitHeld();

            get(DIRECTOR, "/api/v1/intakes").problem(403, "forbidden");
            get(HANDLER, "/api/v1/intakes/" + document.intakeId()).problem(403, "forbidden");
            get(UNCLEARED_ARCHIVIST, "/api/v1/intakes/" + document.intakeId()).problem(404, "not-found");
            post(UNCLEARED_ARCHIVIST, "/api/v1/intakes/" + document.intakeId() + "/retries", null)
                    .problem(404, "not-found");
            assertThat(get(UNCLEARED_ARCHIVIST, "/api/v1/intakes?limit=200")
                            .ok()
                            .toString())
                    .doesNotContain(document.id);
            assertThat(get(ARCHIVIST, "/api/v1/intakes?limit=200").ok().toString())
                    .contains(document.id);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (Callable<T> act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
