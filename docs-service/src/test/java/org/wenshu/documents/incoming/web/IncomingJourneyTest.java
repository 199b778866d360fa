package org.wenshu.documents.incoming.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.documents.DocsServiceCase;
import org.wenshu.local.samples.Defect;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.samples.SampleDocuments;
import org.wenshu.platform.files.FileStore;
import tools.jackson.databind.JsonNode;

class IncomingJourneyTest extends DocsServiceCase {
    @Autowired
    private FileStore files;

    private List<String> allowed(Answer answer) {
        var actions = new ArrayList<String>();
        answer.body().path("allowedActions").forEach(action -> actions.add(action.asString()));
        return actions;
    }

    @Test
    @Tag("D9")
    void a_document_travels_from_registration_to_completion() throws Exception {
        Sample sample = SampleDocuments.good().getFirst();
        var fields = registration("title", sample.title());
        fields.put("sender", sample.sender());
        fields.put("senderNumber", sample.senderNumber());
        fields.put("pages", sample.pages());
        fields.put("files", uploaded(SECRETARY, sample));

        Answer registered = post(SECRETARY, DOCUMENTS, fields).is(201);
        String id = registered.id();
        assertThat(registered.text("/registerNumber")).matches("收〔2026〕\\d+号");
        assertThat(registered.response().headers().firstValue("Location")).contains(DOCUMENTS + "/" + id);
        assertThat(allowed(registered)).contains("PASS_REVIEW", "RETURN_FOR_CORRECTION", "VOID_ENTRY");
        assertThat(get(SECRETARY, DOCUMENTS + "/" + id + "/checks").body().path("findings"))
                .isNotEmpty()
                .noneMatch(finding -> finding.path("severity").asString().equals("DEFECT"));

        act(SECRETARY, id, "reviews", passing()).is(201);
        Answer proposed = act(
                        SECRETARY,
                        id,
                        "proposals",
                        Map.of(
                                "leaderIds",
                                List.of(DEPUTY, PRINCIPAL),
                                "candidates",
                                List.of(Map.of("leadSectionId", "planning")),
                                "reason",
                                "请领导阅示",
                                "policyBasis",
                                "《党政机关公文处理工作条例》"))
                .is(201);
        assertThat(proposed.text("/heldBy/0/id")).isEqualTo(PRINCIPAL);
        act(DEPUTY, id, "instructions", Map.of("text", "同意")).is(409);
        Answer instructed = send(posting(
                                OTHER_DEPUTY,
                                DOCUMENTS + "/" + id + "/instructions",
                                Map.of("text", "请规划科办理", "candidate", 1))
                        .header("Wenshu-On-Behalf-Of", PRINCIPAL))
                .is(201);
        assertThat(instructed.text("/instructions/0/signature")).isEqualTo("陈副局长 代 李局长");
        assertThat(act(DEPUTY, id, "instructions", Map.of("text", "同意", "readerIds", List.of(LAWYER)))
                        .is(201)
                        .text("/stage"))
                .isEqualTo("INSTRUCTED");
        act(LAWYER, id, "reading-receipts", Map.of("remark", "已阅")).is(201);

        clock.setBeijing("2026-09-29T10:00");
        Answer assigned = act(
                        SECRETARY,
                        id,
                        "assignments",
                        Map.of("leadSectionId", "planning", "coSectionIds", List.of("finance")))
                .is(201);
        assertThat(assigned.text("/due/day")).isEqualTo("2026-10-12");
        assertThat(assigned.text("/due/basis/0")).contains("国办发明电〔2025〕7号");

        act(PLANNER, id, "results", Map.of("text", "已落实")).is(409);
        act(ACCOUNTANT, id, "results", Map.of("text", "无意见")).is(201);
        String report = upload(PLANNER, "落实情况报告.txt", "已全部落实。".getBytes(StandardCharsets.UTF_8));
        act(PLANNER, id, "results", Map.of("text", "已落实", "fileIds", List.of(report)))
                .is(201);
        Answer completed =
                act(SECRETARY, id, "completion", Map.of("conclusion", "按要求办结")).is(201);
        assertThat(completed.text("/stage")).isEqualTo("COMPLETED");

        var published = awaitPublished(id, "IncomingDocumentCompleted");
        assertThat(published)
                .extracting(Published::type)
                .containsExactly(
                        "IncomingDocumentRegistered",
                        "IncomingDocumentReviewed",
                        "HandlingProposed",
                        "InstructionRequested",
                        "InstructionGiven",
                        "InstructionRequested",
                        "InstructionGiven",
                        "CirculationRequested",
                        "CirculationRead",
                        "HandlingAssigned",
                        "HandlingResultSubmitted",
                        "HandlingResultSubmitted",
                        "IncomingDocumentCompleted");
        JsonNode last = published.getLast().data();
        assertThat(last.path("files"))
                .extracting(file -> file.path("role").asString())
                .contains("ORIGINAL", "RESULT", "HANDLING_SHEET");
        JsonNode handlingSheet = last.path("files")
                .valueStream()
                .filter(file -> file.path("role").asString().equals("HANDLING_SHEET"))
                .findFirst()
                .orElseThrow();
        assertThat(handlingSheet.path("name").asString()).isEqualTo("收文处理单.pdf");
        assertThat(handlingSheet.path("mediaType").asString()).isEqualTo("application/pdf");
        try (var content = files.open(handlingSheet.path("sha256").asString());
                var printed = Loader.loadPDF(content.readAllBytes())) {
            assertThat(new PDFTextStripper().getText(printed).replaceAll("\\s", ""))
                    .contains(sample.title().replaceAll("\\s", "").substring(0, 12))
                    .contains("（依据：《党政机关公文处理工作条例》）", "请规划科办理", "陈副局长代李局长", "规划科：已落实", "按要求办结");
        }
        try (var content = files.open(last.at("/metadataReference/sha256").asString())) {
            JsonNode metadata = JSON.readTree(content);
            assertThat(metadata.path("title").asString()).isEqualTo(sample.title());
            assertThat(metadata.at("/handlingSection/code").asString()).isEqualTo("GHK");
            assertThat(metadata.path("trackingSheet")).isNotEmpty();
            assertThat(metadata.path("journal").toString()).contains("陈副局长 代 李局长", "按要求办结");
        }
        JsonNode sheet =
                get(SECRETARY, DOCUMENTS + "/" + id + "/tracking-sheet").is(200).body();
        assertThat(sheet.path("steps"))
                .extracting(step -> step.path("stage").asString())
                .containsExactly(
                        "REGISTERED",
                        "REVIEWED",
                        "PROPOSED",
                        "PROPOSED",
                        "INSTRUCTED",
                        "ASSIGNED",
                        "ASSIGNED",
                        "HANDLED",
                        "COMPLETED");
    }

    @Nested
    @Tag("D1")
    class registration {
        @Test
        void numbers_twenty_registered_at_once_without_gap() throws Exception {
            List<Callable<Answer>> all = IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Answer>) () -> post(SECRETARY, DOCUMENTS, registration("register", "并发"))
                            .is(201))
                    .toList();
            var numbers = new TreeSet<Integer>();
            try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
                for (Future<Answer> answer : pool.invokeAll(all)) {
                    numbers.add(answer.get().body().path("number").asInt());
                }
            }
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).boxed().toList());
        }

        @Test
        void takes_the_same_document_once_when_two_register_it_at_the_same_time() throws Exception {
            var fields = registration();
            var again = registration(
                    "senderNumber",
                    ((String) fields.get("senderNumber")).replace("〔", "[").replace("〕", "]"));
            List<Callable<Answer>> both =
                    List.of(() -> post(SECRETARY, DOCUMENTS, fields), () -> post(CLEARED_SECRETARY, DOCUMENTS, again));
            var answers = new ArrayList<Answer>();
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                for (Future<Answer> answer : pool.invokeAll(both)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            Answer first = answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .findFirst()
                    .orElseThrow();
            Answer refused = answers.stream()
                    .filter(answer -> answer.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.text("/type")).endsWith("already-registered");
            assertThat(refused.text("/first/registerNumber")).isEqualTo(first.text("/registerNumber"));
        }

        @Test
        void takes_a_document_again_once_the_mistaken_entry_is_voided() {
            var fields = registration();
            Answer first = post(SECRETARY, DOCUMENTS, fields).is(201);
            post(SECRETARY, DOCUMENTS, fields).is(409);
            act(SECRETARY, first.id(), "voiding", Map.of("reason", "来文单位填写错误")).is(201);
            Answer second = post(SECRETARY, DOCUMENTS, fields).is(201);
            assertThat(second.body().path("number").asInt())
                    .isGreaterThan(first.body().path("number").asInt());
            assertThat(get(SECRETARY, DOCUMENTS + "/" + first.id()).text("/stage"))
                    .isEqualTo("VOID");
        }

        @Test
        void answers_a_repeated_request_with_what_the_first_one_made() {
            var fields = registration();
            Answer first = send(posting(SECRETARY, DOCUMENTS, fields).header("Idempotency-Key", "reg-1"))
                    .is(201);
            Answer again = send(posting(SECRETARY, DOCUMENTS, fields).header("Idempotency-Key", "reg-1"))
                    .is(201);
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.text("/registerNumber")).isEqualTo(first.text("/registerNumber"));
            send(posting(SECRETARY, DOCUMENTS, registration()).header("Idempotency-Key", "reg-1"))
                    .is(422);
        }

        @ParameterizedTest
        @CsvSource(textBlock = """
                        title, '', title
                        sender, ' ', sender
                        copies, 0, copies
                        copies, 10000, copies
                        pages, 0, pages
                        secrecyTerm, 10年, secrecyTerm
                        secrecy, SECRET, secrecyTerm
                        secrecy, HUSH, secrecy
                        urgency, 火急, urgency
                        receivedAt, 2026-09-28T10:00:00Z, receivedAt
                        receivedAt, yesterday, receivedAt
                        documentDate, 2026-09-29, documentDate
                        retentionHint, 5年, retentionHint
                        tittle, misspelt, tittle
                        """)
        void refuses_what_is_wrong_and_names_the_field(String field, String value, String named) {
            Object sent = value.matches("\\d+") ? Integer.valueOf(value) : value;
            Answer answer =
                    post(SECRETARY, DOCUMENTS, registration(field, sent)).is(400);
            assertThat(answer.body().path("errors"))
                    .as("%s", answer.body())
                    .anyMatch(error -> error.path("field").asString().equals(named));
        }

        @Test
        void takes_a_title_of_200_characters_and_no_more() {
            post(SECRETARY, DOCUMENTS, registration("title", "题".repeat(200))).is(201);
            post(SECRETARY, DOCUMENTS, registration("title", "题".repeat(201))).refuses("title", "size");
        }

        @Test
        void takes_only_files_that_its_registrar_uploaded() {
            String others = upload(CLEARED_SECRETARY, "甲.txt", "甲".getBytes(StandardCharsets.UTF_8));
            var wanted = registration("files", List.of(Map.of("fileId", others, "kind", "ORIGINAL")));
            post(SECRETARY, DOCUMENTS, wanted).refuses("files[0]", "uploaded-by-you");
            post(SECRETARY, DOCUMENTS, registration("files", List.of(Map.of("fileId", others, "kind", "METADATA"))))
                    .is(400);
        }

        @Test
        void is_for_those_with_the_authority() {
            post(PLANNER, DOCUMENTS, registration()).is(403);
            post(DIRECTOR, DOCUMENTS, registration()).is(403);
            post("nobody", DOCUMENTS, registration()).is(403);
        }

        @Test
        void refuses_an_empty_file_and_a_form_without_one() {
            uploading(SECRETARY, Map.of("空.txt", new byte[0])).refuses("file", "not-empty");
            uploading(SECRETARY, Map.of()).is(400);
        }
    }

    @Nested
    @Tag("D3")
    class review {
        private Answer registered(Sample sample) {
            var fields = registration("title", sample.title());
            fields.put("sender", sample.sender());
            fields.put("senderNumber", sample.senderNumber());
            fields.put("pages", sample.pages());
            fields.put("files", uploaded(SECRETARY, sample));
            return post(SECRETARY, DOCUMENTS, fields).is(201);
        }

        @ParameterizedTest
        @CsvSource({"PAGES_MISSING, page-count", "TRUNCATED, file-", "PASSWORD_PROTECTED, password-protected"})
        void is_warned_by_the_machine_and_passes_only_with_a_reason(Defect defect, String code) {
            Answer document = registered(SampleDocuments.with(defect));
            assertThat(get(SECRETARY, DOCUMENTS + "/" + document.id() + "/checks")
                            .body()
                            .path("findings"))
                    .anyMatch(finding -> finding.path("severity").asString().equals("DEFECT")
                            && finding.path("code").asString().startsWith(code));
            act(SECRETARY, document.id(), "reviews", passing()).refuses("reason", "required-with-machine-defects");
        }

        @Test
        void returns_the_document_and_takes_it_in_again_under_its_number() {
            Sample incomplete = SampleDocuments.with(Defect.PAGES_MISSING);
            Answer document = registered(incomplete);
            Answer returned = act(
                            SECRETARY,
                            document.id(),
                            "reviews",
                            Map.of(
                                    "outcome",
                                    "RETURN",
                                    "checklist",
                                    List.of(Map.of("point", "PAGES", "inOrder", false, "remark", "缺第3页"))))
                    .is(201);
            assertThat(returned.text("/stage")).isEqualTo("RETURNED");
            assertThat(allowed(returned)).contains("RESUBMIT");

            Sample good = SampleDocuments.good().get(1);
            var corrected = registration("title", good.title());
            corrected.remove("receivedAt");
            corrected.put("sender", good.sender());
            corrected.put("senderNumber", good.senderNumber());
            corrected.put("pages", good.pages());
            corrected.put("files", uploaded(SECRETARY, good));
            Answer again =
                    act(SECRETARY, document.id(), "resubmissions", corrected).is(201);
            assertThat(again.text("/registerNumber")).isEqualTo(document.text("/registerNumber"));
            assertThat(again.body().path("submissions")).hasSize(2);
            act(SECRETARY, document.id(), "reviews", passing()).is(201);
            assertThat(awaitPublished(document.id(), "IncomingDocumentReviewed"))
                    .extracting(Published::type)
                    .containsExactly(
                            "IncomingDocumentRegistered",
                            "IncomingDocumentReturned",
                            "IncomingDocumentResubmitted",
                            "IncomingDocumentReviewed");
        }

        @Test
        void must_look_at_every_point_of_the_checklist() {
            String id = IncomingJourneyTest.this.registered().id();
            act(
                            SECRETARY,
                            id,
                            "reviews",
                            Map.of("outcome", "PASS", "checklist", List.of(Map.of("point", "HEAD", "inOrder", true))))
                    .refuses("checklist", "complete");
        }
    }

    @Nested
    class a_change {
        @Test
        void on_an_old_version_is_refused() {
            Answer document = IncomingJourneyTest.this.registered();
            act(SECRETARY, document.id(), "suspensions", Map.of("reason", "等待")).is(201);
            send(posting(SECRETARY, DOCUMENTS + "/" + document.id() + "/voiding", Map.of("reason", "错"))
                            .header("If-Match", document.etag()))
                    .is(412);
        }

        @Test
        @Tag("D20")
        void that_has_no_place_at_the_stage_is_refused_with_what_is_allowed() {
            String id = IncomingJourneyTest.this.registered().id();
            Answer refused = act(SECRETARY, id, "completion", Map.of()).is(409);
            assertThat(refused.text("/type")).endsWith("action-refused");
            assertThat(refused.text("/stage")).isEqualTo("REGISTERED");
            assertThat(refused.text("/action")).isEqualTo("COMPLETE");
            assertThat(refused.body().path("allowed").toString())
                    .contains("PASS_REVIEW")
                    .doesNotContain("COMPLETE");
        }

        @Test
        void naming_unknown_people_or_sections_is_refused_by_their_place() {
            String id = IncomingJourneyTest.this.registered().id();
            act(SECRETARY, id, "reviews", passing()).is(201);
            act(SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(PRINCIPAL, "ghost")))
                    .refuses("leaderIds[1]", "known-person");
            act(SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(PLANNER)))
                    .refuses("leaderIds[0]", "leader");
            act(
                            SECRETARY,
                            id,
                            "proposals",
                            Map.of("reason", "请办", "candidates", List.of(Map.of("leadSectionId", "ghost"))))
                    .refuses("candidates[0].leadSectionId", "known-section");
            act(SECRETARY, id, "proposals", Map.of("reason", "请办")).refuses("leaders", "leader-or-section");
        }
    }

    @Test
    @Tag("D5")
    void a_leader_sends_the_proposal_back_for_another() {
        String id = IncomingJourneyTest.this.registered().id();
        act(SECRETARY, id, "reviews", passing()).is(201);
        act(SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(PRINCIPAL)))
                .is(201);
        Answer back =
                act(PRINCIPAL, id, "send-backs", Map.of("reason", "应由规划科直接办理")).is(201);
        assertThat(back.text("/stage")).isEqualTo("REVIEWED");
        assertThat(back.text("/proposals/0/endedBecause")).isEqualTo("应由规划科直接办理");
    }

    @Test
    @Tag("D6")
    void an_extension_is_asked_for_and_granted_or_refused() {
        clock.setBeijing("2026-09-29T10:00");
        String id = assigned(SECRETARY, registration()).id();
        act(PLANNER, id, "extension-requests", Map.of("dueDay", "2026-10-12", "reason", "会签"))
                .refuses("dueDay", "later-than-due");
        act(PLANNER, id, "extension-requests", Map.of("dueDay", "2026-10-16", "reason", "会签"))
                .is(201);
        act(OTHER_DEPUTY, id, "extension-requests/1/decision", Map.of("granted", true))
                .is(403);
        act(DEPUTY, id, "extension-requests/1/decision", Map.of("granted", false))
                .refuses("reason", "required-when-refused");
        act(DEPUTY, id, "extension-requests/1/decision", Map.of("granted", false, "reason", "时间充裕"))
                .is(201);
        act(PLANNER, id, "extension-requests", Map.of("dueDay", "2026-10-14", "reason", "再请"))
                .is(201);
        assertThat(act(DEPUTY, id, "extension-requests/2/decision", Map.of("granted", true))
                        .is(201)
                        .text("/due/day"))
                .isEqualTo("2026-10-14");
    }

    @Test
    @Tag("D8")
    void what_is_overdue_is_urged_each_working_day_over_the_holiday_and_escalated() {
        clock.setBeijing("2026-09-29T10:00");
        String id = assigned(SECRETARY, registration("urgency", "URGENT")).id();
        for (String morning : List.of("2026-09-30T09:00", "2026-10-09T09:00", "2026-10-10T09:00", "2026-10-12T09:01")) {
            int before = published(id).size();
            moveTo(morning);
            await().atMost(PATIENCE).until(() -> published(id).size() > before);
        }
        var events = awaitPublished(id, "IncomingDocumentEscalated");
        assertThat(events)
                .extracting(Published::type)
                .filteredOn("IncomingDocumentUrged"::equals)
                .hasSize(3);
        assertThat(events)
                .extracting(Published::type)
                .filteredOn("HandlingDueSoon"::equals)
                .hasSize(1);
        assertThat(events)
                .extracting(Published::type)
                .filteredOn("OralUrgingRequested"::equals)
                .hasSize(3);

        JsonNode calls =
                get(SECRETARY, DOCUMENTS + "/call-sheets?open=true").is(200).body();
        assertThat(calls.path("items"))
                .filteredOn(call -> call.path("documentId").asString().equals(id))
                .hasSize(3);
        act(SECRETARY, id, "call-sheets/3/outcome", Map.of("reached", true, "outcome", "今日报送"))
                .is(201);
        act(SECRETARY, id, "call-sheets/3/outcome", Map.of("reached", true, "outcome", "再记"))
                .is(409);
        act(SECRETARY, id, "urgings", Map.of("words", "请今日下班前报送")).is(201);
        JsonNode sheet =
                get(DEPUTY, DOCUMENTS + "/" + id + "/tracking-sheet").is(200).body();
        assertThat(sheet.path("urgings").asInt()).isEqualTo(4);
        assertThat(sheet.path("workingTimeLeft").asString()).startsWith("PT-");
    }

    @Nested
    @Tag("X3")
    class a_classified_document {
        @Test
        void does_not_exist_for_those_not_cleared() {
            String title = "绝不外传的机密标题";
            var fields = classified(title);
            Answer document = post(CLEARED_SECRETARY, DOCUMENTS, fields).is(201);
            String path = DOCUMENTS + "/" + document.id();
            assertThat(document.text("/registerNumber")).startsWith("密件收");

            for (String person : List.of(SECRETARY, DIRECTOR, PRINCIPAL, PLANNER, STRANGER)) {
                Answer hidden = get(person, path).is(404);
                Answer unknown = get(person, DOCUMENTS + "/ghost").is(404);
                assertThat(hidden.text("/detail")).isEqualTo(unknown.text("/detail"));
                assertThat(hidden.text("/title")).isEqualTo(unknown.text("/title"));
                assertThat(get(person, DOCUMENTS + "?q=" + encoded(title))
                                .is(200)
                                .body()
                                .path("total")
                                .asInt())
                        .isZero();
            }
            send(posting(SECRETARY, path + "/voiding", Map.of("reason", "探")).header("If-Match", "\"99\""))
                    .is(404);
            get(SECRETARY, path + "/journal").is(404);
            Answer neutral = post(SECRETARY, DOCUMENTS, registration("senderNumber", fields.get("senderNumber")))
                    .is(409);
            assertThat(neutral.body().toString()).doesNotContain("密件收", document.id(), title);

            get(CLASSIFIED_OFFICER, path).is(200);
            assertThat(get(CLEARED_SECRETARY, DOCUMENTS + "?q=" + encoded(title))
                            .body()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void leaves_nothing_of_its_text_in_events_or_in_problems() {
            String title = "涉密事项甲乙丙";
            Answer document = assigned(CLEARED_SECRETARY, classified(title));
            String id = document.id();
            act(PLANNER, id, "results", Map.of("text", "密件已办")).is(201);
            act(CLEARED_SECRETARY, id, "completion", Map.of()).is(201);
            var events = awaitPublished(id, "IncomingDocumentCompleted");
            assertThat(events.toString()).doesNotContain(title, "市政办发", "密件已办", "收文处理单");
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(event.data().hasNonNull("title")).isFalse());
        }

        @Test
        void is_given_only_to_people_who_are_cleared() {
            String id =
                    post(CLEARED_SECRETARY, DOCUMENTS, classified("机密")).is(201).id();
            act(CLEARED_SECRETARY, id, "reviews", passing()).is(201);
            act(CLEARED_SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(OTHER_DEPUTY)))
                    .refuses("leaderIds[0]", "cleared");
            act(CLEARED_SECRETARY, id, "circulations", Map.of("readerIds", List.of(STRANGER)))
                    .refuses("readerIds[0]", "cleared");
            get(DEPUTY, DOCUMENTS + "/" + id).is(404);
            act(CLEARED_SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(DEPUTY)))
                    .is(201);
            get(DEPUTY, DOCUMENTS + "/" + id).is(200);
        }

        @Test
        @Tag("X2")
        void has_each_reading_of_its_files_taken_down() {
            String file = upload(CLEARED_SECRETARY, "密件正文.txt", "机密内容".getBytes(StandardCharsets.UTF_8));
            var fields = classified("机密二");
            fields.put("files", List.of(Map.of("fileId", file, "kind", "ORIGINAL")));
            Answer document = post(CLEARED_SECRETARY, DOCUMENTS, fields).is(201);
            String path = DOCUMENTS + "/" + document.id();
            get(SECRETARY, path + "/files/" + file).is(404);
            Answer content = get(CLASSIFIED_OFFICER, path + "/files/" + file).is(200);
            assertThat(new String(content.response().body(), StandardCharsets.UTF_8))
                    .isEqualTo("机密内容");
            assertThat(content.response().headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(value -> assertThat(value).contains("filename*=UTF-8''%E5%AF%86"));
            assertThat(get(CLEARED_SECRETARY, path + "/journal").body().path("readings"))
                    .anyMatch(reading -> reading.path("signature").asString().equals("包保密")
                            && reading.path("fileId").asString().equals(file));
        }

        @Test
        void is_not_registered_by_who_is_not_cleared() {
            post(SECRETARY, DOCUMENTS, classified("机密三")).refuses("secrecy", "within-clearance");
        }
    }

    @Test
    void the_api_is_documented() {
        JsonNode api = get(SECRETARY, "/v3/api-docs").is(200).body();
        assertThat(api.path("paths").propertyNames())
                .contains(DOCUMENTS, DOCUMENTS + "/{id}/instructions", "/api/v1/files");
        assertThat(api.path("components").path("schemas").propertyNames())
                .doesNotContain("Actor", "PartEvent", "Cursor");
        api.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter ->
                                assertThat(parameter.path("name").asString()).isNotIn("actor", "parts"))));
    }

    @Nested
    class bad_requests {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        reviews | {"outcome":"MAYBE","checklist":[]}
                        reviews | {"outcome":"PASS","checklist":[{"point":"HEAD"}]}
                        proposals | {"leaderIds":["li"]}
                        proposals | {"reason":"  ","leaderIds":["li"]}
                        instructions | {}
                        instructions | {"text":"好","candidate":0}
                        send-backs | {"reason":""}
                        circulations | {"readerIds":[]}
                        assignments | {"leadSectionId":null}
                        assignments | {"leadSectionId":"planning","dueDay":"30 September"}
                        extension-requests | {"reason":"x"}
                        extension-requests/one/decision | {"granted":true}
                        extension-requests/1/decision | {"granted":"perhaps"}
                        call-sheets/1/outcome | {"reached":true}
                        results | {"text":""}
                        result-returns | {}
                        voiding | {"reason":" "}
                        suspensions | {"reason":null}
                        withdrawals | []
                        voiding | {"reason":
                        """)
        void are_refused_naming_the_field_and_change_nothing(String act, String body) {
            Answer document = IncomingJourneyTest.this.registered();
            String person = act.startsWith("instructions") || act.contains("decision")
                    ? PRINCIPAL
                    : act.startsWith("result") && !act.startsWith("result-")
                                    || act.equals("extension-requests")
                                    || act.equals("send-backs")
                            ? PLANNER
                            : SECRETARY;
            Answer answer = send(request(person, DOCUMENTS + "/" + document.id() + "/" + act)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)))
                    .is(400);
            assertThat(answer.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body().path("errors")).as("%s", answer.body()).isNotEmpty();
            assertThat(get(SECRETARY, DOCUMENTS + "/" + document.id()).etag()).isEqualTo(document.etag());
        }
    }

    @Nested
    @Tag("D20")
    class what_is_done_can_be_undone {
        @Test
        void step_by_step_by_those_who_did_it() {
            String id = IncomingJourneyTest.this.registered().id();
            act(SECRETARY, id, "reviews", passing()).is(201);
            act(SECRETARY, id, "proposals", Map.of("reason", "请阅示", "leaderIds", List.of(PRINCIPAL)))
                    .is(201);
            assertThat(act(SECRETARY, id, "withdrawals", Map.of("reason", "漏附依据"))
                            .is(201)
                            .text("/stage"))
                    .isEqualTo("REVIEWED");
            assertThat(act(SECRETARY, id, "withdrawals", Map.of("reason", "再核"))
                            .is(201)
                            .text("/stage"))
                    .isEqualTo("REGISTERED");
            act(PLANNER, id, "withdrawals", Map.of("reason", "我也要")).is(404);
        }

        @Test
        void by_letting_it_rest_and_going_on() {
            clock.setBeijing("2026-09-29T10:00");
            String id = assigned(SECRETARY, registration()).id();
            Answer resting = act(SECRETARY, id, "suspensions", Map.of("reason", "等待上级明确"))
                    .is(201);
            assertThat(allowed(resting)).contains("RESUME").doesNotContain("REASSIGN");
            act(PLANNER, id, "results", Map.of("text", "办了")).is(409);
            clock.setBeijing("2026-10-12T10:00");
            assertThat(act(SECRETARY, id, "resumption", Map.of()).is(201).text("/due/day"))
                    .isEqualTo("2026-10-19");
        }

        @Test
        void by_a_section_that_is_not_responsible() {
            String id = assigned(SECRETARY, registration(), "finance").id();
            assertThat(act(ACCOUNTANT, id, "send-backs", Map.of("reason", "不属我科职责"))
                            .is(201)
                            .text("/stage"))
                    .isEqualTo("INSTRUCTED");
            act(SECRETARY, id, "assignments", Map.of("leadSectionId", "legal")).is(201);
            act(ACCOUNTANT, id, "results", Map.of("text", "办了")).is(403);
            Answer handled = act(LAWYER, id, "results", Map.of("text", "办了")).is(201);
            assertThat(handled.text("/stage")).isEqualTo("HANDLED");
            assertThat(act(SECRETARY, id, "result-returns", Map.of("reason", "请补充依据"))
                            .is(201)
                            .text("/stage"))
                    .isEqualTo("ASSIGNED");
        }
    }
}
