package org.wenshu.documents.outgoing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.documents.DocsServiceCase;

class OutgoingJourneyTest extends DocsServiceCase {
    private static final String PATH = "/api/v1/outgoing-documents";

    private Answer at(String person, String id, String act, Map<String, ?> body) {
        return post(person, PATH + "/" + id + "/" + act, body);
    }

    private static Map<String, Object> text(String... paragraphs) {
        return Map.of(
                "blocks",
                List.of(paragraphs).stream()
                        .map(paragraph -> Map.of("type", "paragraph", "text", paragraph))
                        .toList());
    }

    /** A notice that no rule has anything against. */
    private static Map<String, Object> notice() {
        var content = new LinkedHashMap<String, Object>();
        content.put("kind", "NOTICE");
        content.put("issuers", List.of("示例市发展局"));
        content.put("numberCode", "示发");
        content.put("title", "示例市发展局关于做好秋季安全检查工作的通知");
        content.put("addressees", List.of("各科室"));
        content.put("body", text("为做好秋季安全检查工作，现就有关事项通知如下。", "请各科室认真落实。"));
        content.put("printedBy", "示例市发展局办公室");
        content.put("copies", 20);
        return content;
    }

    private static Map<String, Object> notice(String field, Object value) {
        var content = notice();
        content.put(field, value);
        return content;
    }

    private Answer drafted(String person, Map<String, Object> content) {
        return post(person, PATH, Map.of("content", content, "sectionId", "planning"))
                .is(201);
    }

    private Answer submitted(String drafter, Map<String, Object> content, Map<String, Object> way) {
        String id = drafted(drafter, content).id();
        return at(drafter, id, "submissions", way).is(201);
    }

    private static Map<String, Object> sectionMatter() {
        return Map.of("matter", "SECTION");
    }

    /** Overrules what gates, passes. */
    private Answer pass(String person, String id) {
        settle(person, id);
        return at(person, id, "reviews", Map.of("opinion", "同意")).is(201);
    }

    private void settle(String person, String id) {
        get(person, PATH + "/" + id).body().path("findings").forEach(finding -> {
            if (finding.path("gates").asBoolean() && finding.path("decision").isMissingNode()) {
                at(
                                person,
                                id,
                                "findings/" + finding.path("number").asInt() + "/decisions",
                                Map.of("decision", "OVERRULED", "word", "经核实无误"))
                        .is(201);
            }
        });
    }

    private Answer toSignature(Map<String, Object> content, Map<String, Object> way) {
        String id = submitted(PLANNER, content, way).id();
        pass(PLANNING_HEAD, id);
        return pass(DIRECTOR, id);
    }

    private Answer sign(String leader, String id) {
        String digest = get(leader, PATH + "/" + id).text("/contentDigest");
        return at(leader, id, "signatures", Map.of("contentDigest", digest, "opinion", "同意印发"));
    }

    private static Map<String, Object> allPoints() {
        return Map.of("points", List.of("NUMBER", "SIGNATURE_BLOCK", "DATE", "SEAL"));
    }

    private static Map<String, Object> right() {
        return Map.of("content", true, "format", true, "copies", true);
    }

    private Answer signed(String code) {
        String id =
                toSignature(notice("numberCode", code), sectionMatter()).is(201).id();
        return sign(DEPUTY, id).is(201);
    }

    private Answer printed(String code) {
        String id = signed(code).id();
        at(SECRETARY, id, "rechecks", allPoints()).is(201);
        at(SECRETARY, id, "proofreadings", right()).is(201);
        return at(CLEARED_SECRETARY, id, "proofreadings", right()).is(201);
    }

    private Answer issued(String code) {
        String id = printed(code).id();
        return at(SECRETARY, id, "dispatches", Map.of("dispatches", List.of(toFinance())))
                .is(201);
    }

    private static Map<String, Object> toFinance() {
        return Map.of("recipient", "财务科", "sectionId", "finance", "channel", "OA");
    }

    private static List<String> values(Answer answer, String array, String field) {
        return StreamSupport.stream(answer.body().path(array).spliterator(), false)
                .map(entry -> entry.path(field).asString())
                .toList();
    }

    @Nested
    class a_notice {
        @Test
        @Tag("D10")
        @Tag("D12")
        @Tag("D14")
        @Tag("D15")
        @Tag("D17")
        @Tag("D18")
        @Tag("D19")
        void goes_from_draft_to_the_archive_with_all_its_papers() {
            Answer issued = issued("全程");
            String id = issued.id();
            assertThat(issued.text("/stage")).isEqualTo("ISSUED");
            assertThat(issued.text("/number")).isEqualTo("全程〔2026〕1号");
            assertThat(issued.text("/archiveDue/day")).isEqualTo("2026-10-08");

            at(LAWYER, id, "dispatches/1/receipt", Map.of("receivedBy", "周科员")).is(404);
            at(FINANCE_HEAD, id, "dispatches/1/receipt", Map.of("receivedBy", "蔡科长"))
                    .is(201);
            Answer archived = at(SECRETARY, id, "archiving", Map.of("retentionHint", "30年"))
                    .is(201);
            assertThat(archived.text("/stage")).isEqualTo("ARCHIVED");
            assertThat(values(archived, "files", "kind"))
                    .contains("OFFICIAL_COPY", "SIGN_OFF_SHEET", "FINAL_DRAFT", "METADATA");

            publish(
                    Topics.RECORDS,
                    "record-" + id,
                    new RecordFiled(
                            "record-" + id, "Z001-WS·2026-D30-GHK-0001", "outgoing-document", id, clock.instant()));
            await().atMost(PATIENCE)
                    .until(() -> get(SECRETARY, PATH + "/" + id)
                            .text("/archiveNumber")
                            .equals("Z001-WS·2026-D30-GHK-0001"));
            assertThat(awaitPublished(id, "OutgoingDocumentCompleted").stream().map(Published::type))
                    .containsExactly(
                            "ReviewRequested",
                            "ReviewRequested",
                            "SignatureRequested",
                            "DocumentSigned",
                            "DocumentRechecked",
                            "DocumentIssued",
                            "DocumentDispatched",
                            "DocumentReceived",
                            "OutgoingDocumentCompleted");
            assertThat(get(SECRETARY, PATH + "/" + id + "/trace").body().toString())
                    .contains("全程〔2026〕1号", "Z001-WS·2026-D30-GHK-0001");
        }

        @Test
        @Tag("D19")
        void lies_there_as_pdf_and_ofd() {
            String id = signed("版式").id();
            Answer rechecked = at(SECRETARY, id, "rechecks", allPoints()).is(201);
            rechecked.body().path("files").forEach(file -> {
                var download = send(request(
                                        SECRETARY,
                                        PATH + "/" + id + "/files/"
                                                + file.path("id").asString())
                                .GET())
                        .is(200);
                String start = new String(download.response().body(), 0, 4, StandardCharsets.ISO_8859_1);
                assertThat(start).isIn("%PDF", "PK\u0003\u0004");
            });
            assertThat(values(rechecked, "files", "name")).contains("版式〔2026〕1号.pdf", "版式〔2026〕1号.ofd", "发文稿纸.pdf");
        }

        @Test
        @Tag("D10")
        void is_found_in_the_register_by_those_who_may_see_it() {
            String id = drafted(PLANNER, notice("title", "示例市发展局关于登记簿检索的通知")).id();
            assertThat(get(PLANNER, PATH + "?q=" + encoded("登记簿检索")).body().toString())
                    .contains(id);
            assertThat(get(ACCOUNTANT, PATH + "?q=" + encoded("登记簿检索")).body().toString())
                    .doesNotContain(id);
            get(ACCOUNTANT, PATH + "/" + id).is(404);
            get(PLANNER, PATH + "?sort=title").refuses("sort", "known-order");
        }
    }

    @Nested
    class separation_of_duties {
        @Test
        @Tag("D12")
        void lets_nobody_review_or_sign_their_own_draft() {
            String id = post(PLANNING_HEAD, PATH, Map.of("content", notice()))
                    .is(201)
                    .id();
            at(PLANNING_HEAD, id, "submissions", sectionMatter()).is(201);
            assertThat(at(PLANNING_HEAD, id, "reviews", Map.of()).is(403).text("/ground"))
                    .isEqualTo("OWN_DRAFT");
            at(PLANNER, id, "reviews", Map.of()).is(403);
        }

        @Test
        @Tag("D14")
        void refuses_a_signer_without_the_authority() {
            String id = toSignature(notice(), sectionMatter()).id();
            assertThat(values(get(DIRECTOR, PATH + "/" + id), "signingLeaders", "id"))
                    .containsExactly(DEPUTY, PRINCIPAL);
            String digest = get(DEPUTY, PATH + "/" + id).text("/contentDigest");
            at(OTHER_DEPUTY, id, "signatures", Map.of("contentDigest", digest)).is(404);
            at(DIRECTOR, id, "signatures", Map.of("contentDigest", digest)).is(403);
        }

        @Test
        @Tag("D14")
        void leaves_a_matter_of_the_whole_organ_to_the_principal_leader() {
            String id = toSignature(notice(), Map.of("matter", "ORGAN")).id();
            assertThat(values(get(DIRECTOR, PATH + "/" + id), "signingLeaders", "id"))
                    .containsExactly(PRINCIPAL);
            sign(PRINCIPAL, id).is(201);
        }

        @Test
        @Tag("D16")
        void wants_two_different_people_to_proofread() {
            String id = signed("校对").id();
            at(SECRETARY, id, "rechecks", allPoints()).is(201);
            at(SECRETARY, id, "proofreadings", right()).is(201);
            assertThat(at(SECRETARY, id, "proofreadings", right()).is(403).text("/ground"))
                    .isEqualTo("ALREADY_PROOFREAD");
            assertThat(at(DIRECTOR, id, "proofreadings", right()).is(403).text("/ground"))
                    .isEqualTo("OWN_REVIEW");
        }
    }

    @Nested
    class a_signature {
        @Test
        @Tag("D14")
        void names_the_content_that_was_read() {
            String id = toSignature(notice(), sectionMatter()).id();
            assertThat(at(DEPUTY, id, "signatures", Map.of("contentDigest", "0".repeat(64)))
                            .is(409)
                            .text("/ground"))
                    .isEqualTo("CONTENT_CHANGED");
        }

        @Test
        @Tag("D14")
        void is_given_once_when_two_sign_at_once() throws Exception {
            String id = toSignature(notice(), sectionMatter()).id();
            var answers = together(List.of(() -> sign(DEPUTY, id), () -> sign(PRINCIPAL, id)));
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
        }

        @Test
        @Tag("D12")
        @Tag("D15")
        void falls_when_the_content_changes_by_one_character() {
            String id = signed("变更").id();
            at(SECRETARY, id, "returns", Map.of("to", "DRAFTING", "reason", "落款有误"))
                    .is(201);
            at(PLANNER, id, "versions", Map.of("content", notice("title", "示例市发展局关于做好秋季安全检查工作的通知书")))
                    .is(201);
            Answer again = at(PLANNER, id, "submissions", sectionMatter()).is(201);
            assertThat(again.text("/stage")).isEqualTo("SECTION_REVIEW");
            assertThat(again.body().path("approvals").findValuesAsString("counts"))
                    .doesNotContain("true");
        }
    }

    @Nested
    class a_change_after_review {
        @Test
        @Tag("D12")
        void reopens_only_the_levels_that_it_touches() {
            String id = submitted(PLANNER, notice(), sectionMatter()).id();
            pass(PLANNING_HEAD, id);
            at(DIRECTOR, id, "returns", Map.of("to", "DRAFTING", "reason", "印数不足"))
                    .is(201);
            at(PLANNER, id, "versions", Map.of("content", notice("copies", 30))).is(201);
            Answer again = at(PLANNER, id, "submissions", sectionMatter()).is(201);
            assertThat(again.text("/stage")).isEqualTo("OFFICE_REVIEW");
        }

        @Test
        @Tag("D20")
        void may_follow_a_withdrawal_by_the_drafter() {
            String id = toSignature(notice(), sectionMatter()).id();
            at(SECRETARY, id, "withdrawals", Map.of("reason", "再改")).is(403);
            Answer back = at(PLANNER, id, "withdrawals", Map.of("reason", "再改")).is(201);
            assertThat(back.text("/stage")).isEqualTo("DRAFTING");
            // Unchanged, it goes straight back to where it was.
            assertThat(at(PLANNER, id, "submissions", sectionMatter()).is(201).text("/stage"))
                    .isEqualTo("SIGNING");
        }
    }

    @Nested
    class returns {
        @Test
        @Tag("D12")
        void go_to_the_level_before_or_to_the_drafter_with_marked_reasons() {
            String id = toSignature(notice(), sectionMatter()).id();
            at(DEPUTY, id, "returns", Map.of("to", "SECTION_REVIEW", "reason", "内容不实"))
                    .refuses("to", "before-this");
            Answer back = at(
                            DEPUTY,
                            id,
                            "returns",
                            Map.of(
                                    "to",
                                    "OFFICE_REVIEW",
                                    "reason",
                                    "格式再核",
                                    "marks",
                                    List.of(Map.of("place", "第2段", "reason", "缺句号"))))
                    .is(201);
            assertThat(back.text("/stage")).isEqualTo("OFFICE_REVIEW");
            assertThat(back.text("/returns/0/marks/0/place")).isEqualTo("第2段");
            assertThat(at(DIRECTOR, id, "returns", Map.of("to", "SECTION_REVIEW", "reason", "请核"))
                            .is(201)
                            .text("/stage"))
                    .isEqualTo("SECTION_REVIEW");
            pass(PLANNING_HEAD, id);
            assertThat(pass(DIRECTOR, id).text("/stage")).isEqualTo("SIGNING");
        }
    }

    @Nested
    class findings {
        @Test
        @Tag("D11")
        void gate_the_office_until_they_are_mended_or_overruled_with_a_word() {
            var content = notice("body", text("根据《不存在的条例》（示发[2020]001号）的规定，请于2026年2月30日前落实。"));
            String id = submitted(PLANNER, content, sectionMatter()).id();
            Answer read = at(PLANNING_HEAD, id, "reviews", Map.of()).is(201);
            assertThat(read.body().path("findings").findValuesAsString("gates")).contains("true");
            assertThat(at(DIRECTOR, id, "reviews", Map.of()).is(409).text("/ground"))
                    .isEqualTo("FINDINGS_UNSETTLED");
            int gating = StreamSupport.stream(read.body().path("findings").spliterator(), false)
                    .filter(finding -> finding.path("gates").asBoolean())
                    .findFirst()
                    .orElseThrow()
                    .path("number")
                    .asInt();
            at(DIRECTOR, id, "findings/" + gating + "/decisions", Map.of("decision", "OVERRULED"))
                    .refuses("word", "required-to-overrule");
            pass(DIRECTOR, id);
        }
    }

    @Nested
    class numbers {
        @Test
        @Tag("D15")
        void have_neither_gap_nor_duplicate_under_sixteen_rechecks_at_once() throws Exception {
            var ids = IntStream.range(0, 16).mapToObj(i -> signed("并发").id()).toList();
            var answers = together(ids.stream()
                    .<Callable<Answer>>map(id -> () -> at(SECRETARY, id, "rechecks", allPoints()))
                    .toList());
            assertThat(answers.stream().map(answer -> answer.is(201).text("/number")))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16)
                            .mapToObj(number -> "并发〔2026〕" + number + "号")
                            .toList());
        }

        @Test
        @Tag("D15")
        void reserved_and_given_back_are_taken_by_the_next_document() {
            String first = drafted(PLANNER, notice("numberCode", "预留")).id();
            at(PLANNER, first, "submissions", sectionMatter()).is(201);
            assertThat(at(SECRETARY, first, "number-reservations", Map.of("reason", "急件"))
                            .is(201)
                            .text("/number"))
                    .isEqualTo("预留〔2026〕1号");
            at(SECRETARY, first, "number-returns", Map.of("reason", "不再急需")).is(201);
            String second = signed("预留").id();
            assertThat(at(SECRETARY, second, "rechecks", allPoints()).is(201).text("/number"))
                    .isEqualTo("预留〔2026〕1号");
        }
    }

    @Nested
    class a_request_whose_answer_was_lost {
        private Answer again(String person, String path, Map<String, ?> body, String key) {
            return send(posting(person, path, body).header("Idempotency-Key", key));
        }

        @Test
        @Tag("D15")
        void gives_one_number_however_often_it_is_repeated() {
            String id = signed("重复").id();
            String next = signed("重复").id();
            String rechecks = PATH + "/" + id + "/rechecks";
            String key = "recheck-" + id;
            assertThat(again(SECRETARY, rechecks, allPoints(), key).is(201).text("/number"))
                    .isEqualTo("重复〔2026〕1号");
            assertThat(at(SECRETARY, next, "rechecks", allPoints()).is(201).text("/number"))
                    .isEqualTo("重复〔2026〕2号");

            Answer repeated = again(SECRETARY, rechecks, allPoints(), key).is(201);

            assertThat(repeated.text("/number")).isEqualTo("重复〔2026〕1号");
            assertThat(repeated.text("/version"))
                    .isEqualTo(get(SECRETARY, PATH + "/" + id).text("/version"));
            // Under a key of its own it is another request.
            at(SECRETARY, id, "rechecks", allPoints()).is(409);
        }

        @Test
        @Tag("D15")
        void gives_one_number_when_it_comes_again_while_the_first_is_under_way() throws Exception {
            String id = signed("并重").id();
            Callable<Answer> recheck =
                    () -> again(SECRETARY, PATH + "/" + id + "/rechecks", allPoints(), "recheck-" + id);
            assertThat(together(List.of(recheck, recheck, recheck, recheck)).stream()
                            .map(answer -> answer.is(201).text("/number")))
                    .containsOnly("并重〔2026〕1号");
            assertThat(get(SECRETARY, PATH + "/" + id + "/journal").body().findValuesAsString("action"))
                    .containsOnlyOnce("RECHECK");
        }

        @Test
        @Tag("D10")
        void keeps_one_version_even_when_the_draft_has_gone_on() {
            String id = drafted(PLANNER, notice()).id();
            Map<String, ?> version = Map.of("content", notice("copies", 7));
            String versions = PATH + "/" + id + "/versions";
            again(PLANNER, versions, version, "version-" + id).is(201);
            at(PLANNER, id, "submissions", sectionMatter()).is(201);
            assertThat(again(PLANNER, versions, version, "version-" + id)
                            .is(201)
                            .body()
                            .path("versions")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Nested
    class a_joint_document {
        @Test
        @Tag("D13")
        @Tag("D14")
        void is_countersigned_by_every_issuer_and_names_all_signers_when_it_goes_up() {
            var content = notice();
            content.put("kind", "REQUEST");
            content.put("direction", "UPWARD");
            content.put("title", "示例市发展局示例市财政局关于增加安全经费的请示");
            content.put("issuers", List.of("示例市发展局", "示例市财政局"));
            content.put("addressees", List.of("示例市人民政府"));
            content.put("numberCode", "联合");
            content.put("body", text("现将有关情况请示如下。", "妥否，请批示。"));
            content.put("note", "联系人：孙某，电话：010-12345678");
            String id = drafted(PLANNER, content).id();
            at(PLANNER, id, "submissions", sectionMatter()).refuses("countersigners", "joint-issuers");
            var way = Map.of(
                    "matter",
                    "SECTION",
                    "countersigners",
                    List.of(Map.of("sectionId", "finance"), Map.of("organ", "示例市财政局")),
                    "inOrder",
                    true);
            at(PLANNER, id, "submissions", way).is(201);
            pass(PLANNING_HEAD, id);
            assertThat(pass(DIRECTOR, id).text("/stage")).isEqualTo("COUNTERSIGNING");
            var organ = Map.of("party", Map.of("organ", "示例市财政局"), "agreed", true, "signer", "周局长");
            assertThat(at(SECRETARY, id, "countersignatures", organ).is(403).text("/ground"))
                    .isEqualTo("NOT_ASKED_TO_COUNTERSIGN");
            at(FINANCE_HEAD, id, "countersignatures", Map.of("party", Map.of("sectionId", "finance"), "agreed", true))
                    .is(201);
            assertThat(at(SECRETARY, id, "countersignatures", organ).is(201).text("/stage"))
                    .isEqualTo("SIGNING");
            at(DEPUTY, id, "signatures", Map.of("contentDigest", "0".repeat(64)))
                    .is(404);
            sign(PRINCIPAL, id).is(201);
            assertThat(at(SECRETARY, id, "rechecks", allPoints()).is(201).text("/number"))
                    .isEqualTo("联合〔2026〕1号");
        }
    }

    @Nested
    class an_important_document {
        @Test
        @Tag("D12")
        void passes_counsel_before_it_is_signed() {
            String id = submitted(PLANNER, notice(), Map.of("matter", "SECTION", "expertIds", List.of(COUNSEL)))
                    .id();
            pass(PLANNING_HEAD, id);
            assertThat(pass(DIRECTOR, id).text("/stage")).isEqualTo("FINAL_REVIEW");
            assertThat(pass(COUNSEL, id).text("/stage")).isEqualTo("SIGNING");
        }

        @Test
        @Tag("D12")
        void is_not_sent_to_somebody_who_is_no_expert() {
            String id = drafted(PLANNER, notice()).id();
            at(PLANNER, id, "submissions", Map.of("matter", "SECTION", "expertIds", List.of(ACCOUNTANT)))
                    .refuses("expertIds[0]", "expert");
        }
    }

    @Nested
    class a_classified_document {
        @Test
        @Tag("D16")
        @Tag("D17")
        @Tag("X3")
        void is_followed_copy_by_copy_and_tells_nothing_to_the_uncleared() {
            var content = notice();
            content.put("secrecy", "CONFIDENTIAL");
            content.put("secrecyTerm", "10年");
            content.put("title", "示例市发展局关于绝不外泄事项的通知");
            content.put("numberCode", "密");
            content.put("copies", 2);
            String id = drafted(PLANNER, content).id();
            get(SECRETARY, PATH + "/" + id).is(404);
            at(PLANNER, id, "submissions", sectionMatter()).is(201);
            pass(PLANNING_HEAD, id);
            get(DIRECTOR, PATH + "/" + id).is(404);
            pass(CLEARED_SECRETARY, id);
            sign(DEPUTY, id).is(201);
            at(CLEARED_READERS.get(0), id, "rechecks", allPoints()).is(201);
            at(CLEARED_READERS.get(0), id, "proofreadings", right()).is(201);
            Answer printed =
                    at(CLEARED_READERS.get(1), id, "proofreadings", right()).is(201);
            assertThat(printed.body().path("numberedCopies").size()).isEqualTo(2);
            assertThat(send(request(CLEARED_READERS.get(0), PATH + "/" + id + "/copies/1/print")
                                    .GET())
                            .is(200)
                            .response()
                            .body())
                    .startsWith('%', 'P', 'D', 'F');

            at(CLEARED_SECRETARY, id, "dispatches", Map.of("dispatches", List.of(toFinance())))
                    .refuses("dispatches[0].channel", "secure-when-classified");
            var byPost =
                    Map.of("recipient", "市保密局", "channel", "CONFIDENTIAL_POST", "copies", 1, "copyNumbers", List.of(1));
            at(CLEARED_SECRETARY, id, "dispatches", Map.of("dispatches", List.of(byPost)))
                    .is(201);
            at(CLEARED_SECRETARY, id, "dispatches/1/receipt", Map.of("receivedBy", "郑某"))
                    .is(201);
            at(CLEARED_SECRETARY, id, "copies/1/recall", Map.of()).is(403);
            at(CLASSIFIED_OFFICER, id, "copies/1/recall", Map.of()).is(201);
            at(CLASSIFIED_OFFICER, id, "copies/1/destruction", Map.of("witnessId", CLASSIFIED_OFFICER))
                    .refuses("witnessId", "another-person");
            Answer gone = at(CLASSIFIED_OFFICER, id, "copies/1/destruction", Map.of("witnessId", PLANNING_HEAD))
                    .is(201);
            assertThat(gone.text("/numberedCopies/0/state")).isEqualTo("DESTROYED");
            assertThat(gone.body().path("numberedCopies").path(0).path("steps").size())
                    .isEqualTo(5);
            assertThat(awaitPublished(id, "DocumentReceived").toString()).doesNotContain("绝不外泄", "市保密局", "密〔2026〕");
            assertThat(get(DIRECTOR, PATH + "?q=" + encoded("绝不外泄")).body().toString())
                    .doesNotContain(id);
        }
    }

    @Nested
    class what_is_late {
        @Test
        @Tag("D10")
        void opinions_are_urged_each_working_day() {
            String id = drafted(PLANNER, notice()).id();
            at(PLANNER, id, "opinion-requests", Map.of("sectionIds", List.of("finance"), "question", "有无意见"))
                    .is(201);
            at(PLANNER, id, "submissions", sectionMatter()).is(409);
            moveTo("2026-10-09T09:30");
            await().atMost(PATIENCE)
                    .until(() -> get(PLANNER, PATH + "/" + id)
                            .text("/opinionRequests/0/urgings")
                            .equals("1"));
            at(ACCOUNTANT, id, "opinion-requests/1/opinions", Map.of("agreed", false))
                    .refuses("text", "required-without-agreement");
            at(ACCOUNTANT, id, "opinion-requests/1/opinions", Map.of("agreed", true))
                    .is(201);
            at(PLANNER, id, "submissions", sectionMatter()).is(201);
        }

        @Test
        @Tag("D17")
        @Tag("D18")
        void receipts_and_archiving_are_urged() {
            String id = issued("迟").id();
            moveTo("2026-10-09T09:30");
            awaitPublished(id, "ArchivingOverdue");
            assertThat(published(id).stream().map(Published::type)).contains("ReceiptOverdue");
        }
    }

    @Nested
    class what_drafters_look_up {
        @Test
        @Tag("D10")
        void similar_documents_of_the_past_are_offered_the_likest_first() {
            String older =
                    drafted(PLANNER, notice("title", "示例市发展局关于做好汛期地质灾害巡查工作的通知")).id();
            drafted(PLANNER, notice("title", "示例市发展局关于调整食堂用餐安排的通知"));
            String now =
                    drafted(PLANNER, notice("title", "示例市发展局关于加强汛期地质灾害巡查工作的通知")).id();
            var similar = get(PLANNER, PATH + "/" + now + "/similar").is(200).body();
            assertThat(similar.path(0).path("id").asString()).isEqualTo(older);
            // Who may not see the older one is not told of it.
            get(ACCOUNTANT, PATH + "/" + now + "/similar").is(404);
        }

        @Test
        @Tag("D10")
        void a_draft_goes_out_as_docx_and_comes_back_as_the_same_text() {
            String id = drafted(PLANNER, notice()).id();
            byte[] docx = send(request(PLANNER, PATH + "/" + id + "/versions/1/docx")
                            .GET())
                    .is(200)
                    .response()
                    .body();
            String file = upload(PLANNER, "通知.docx", docx);
            Answer read = post(PLANNER, "/api/v1/draft-imports", Map.of("fileId", file))
                    .is(200);
            assertThat(read.text("/title")).isEqualTo("示例市发展局关于做好秋季安全检查工作的通知");
            assertThat(read.body().path("addressees").path(0).asString()).isEqualTo("各科室");
            assertThat(read.body().at("/body/blocks").toString()).contains("现就有关事项通知如下", "请各科室认真落实。");
            post(LAWYER, "/api/v1/draft-imports", Map.of("fileId", file)).refuses("fileId", "uploaded-by-you");
        }

        @Test
        @Tag("D10")
        void a_file_that_is_no_docx_is_refused() {
            String file = upload(PLANNER, "通知.docx", "not a document".getBytes(StandardCharsets.UTF_8));
            assertThat(post(PLANNER, "/api/v1/draft-imports", Map.of("fileId", file))
                            .status())
                    .isBetween(400, 422);
        }
    }

    @Nested
    class the_register {
        @Test
        @Tag("D18")
        void is_a_spreadsheet_and_a_printed_book_in_its_customary_columns() throws Exception {
            String number = printed("登记").text("/number");
            String question = "?q=" + encoded(number);
            byte[] sheet = send(request(SECRETARY, PATH + "/export" + question).GET())
                    .is(200)
                    .response()
                    .body();
            try (var workbook =
                    new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(sheet))) {
                var rows = workbook.getSheet("发文登记簿");
                assertThat(rows.getRow(0).getCell(8).getStringCellValue()).isEqualTo("签发人");
                assertThat(rows.getRow(1).getCell(0).getStringCellValue()).isEqualTo(number);
                assertThat(rows.getRow(1).getCell(8).getStringCellValue()).isEqualTo("张副局长");
                assertThat(rows.getLastRowNum()).isEqualTo(1);
            }
            byte[] book = send(request(SECRETARY, PATH + "/print" + question).GET())
                    .is(200)
                    .response()
                    .body();
            try (var pdf = org.apache.pdfbox.Loader.loadPDF(book)) {
                assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(pdf))
                        .contains("发文登记簿", "张副局长");
            }
            send(request(PLANNER, PATH + "/export").GET()).is(403);
        }
    }

    @Nested
    class versions {
        @Test
        @Tag("D10")
        void are_kept_and_can_be_read_and_printed() {
            String id = drafted(PLANNER, notice()).id();
            at(PLANNER, id, "versions", Map.of("content", notice())).refuses("content", "changed");
            at(PLANNER, id, "versions", Map.of("content", notice("copies", 5), "remark", "减印"))
                    .is(201);
            assertThat(get(PLANNER, PATH + "/" + id + "/versions/1").is(200).text("/content/copies"))
                    .isEqualTo("20");
            assertThat(get(PLANNER, PATH + "/" + id + "/versions/2").is(200).text("/content/body/blocks/1/text"))
                    .isEqualTo("请各科室认真落实。");
            get(PLANNER, PATH + "/" + id + "/versions/3").is(404);
            assertThat(send(request(PLANNER, PATH + "/" + id + "/versions/2/preview?as=PDF")
                                    .GET())
                            .is(200)
                            .response()
                            .body())
                    .startsWith('%', 'P', 'D', 'F');
            get(PLANNER, PATH + "/" + id + "/versions/2/docx").is(200);
        }

        @Test
        @Tag("D10")
        void name_the_field_that_is_wrong() {
            var missing = notice();
            missing.remove("title");
            post(PLANNER, PATH, Map.of("content", missing)).refuses("content.title", "not-blank");
            post(
                            PLANNER,
                            PATH,
                            Map.of(
                                    "content",
                                    notice(),
                                    "cause",
                                    Map.of("kind", "INCOMING_DOCUMENT", "id", "none", "reference", "来文")))
                    .refuses("cause.id", "known-document");
            post(PLANNER, PATH, Map.of("content", notice("secrecy", "SECRET")))
                    .refuses("secrecyTerm", "required-when-classified");
        }
    }

    private static List<Answer> together(List<Callable<Answer>> acts) throws Exception {
        try (var hands = Executors.newFixedThreadPool(acts.size())) {
            var answers = new ArrayList<Answer>();
            for (Future<Answer> answer : hands.invokeAll(acts)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
