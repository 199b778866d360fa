package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.local.client.Answer;

/** Whatever is wrong with a request about an outgoing document is answered by a problem that names field and rule. */
@WithSuite
@Order(12)
@Tag("D10")
class OutgoingBadInputTest {
    /** With its drafter; with the leader; to be proofread; to be sent. */
    private static Outgoing draft;

    private static Outgoing toSign;
    private static Outgoing toProofread;
    private static Outgoing toSend;

    @BeforeAll
    static void four_documents_stand_at_four_stages() {
        draft = Outgoing.drafted("chen", notice());
        toSign = Outgoing.drafted("chen", notice()).reviewed(Outgoing.sectionMatter());
        toProofread = Outgoing.drafted("chen", notice())
                .reviewed(Outgoing.sectionMatter())
                .signedBy("qian")
                .rechecked();
        toSend = Outgoing.drafted("chen", notice()).printed();
    }

    private static Draft notice() {
        return Draft.notice("示发误", "来访接待");
    }

    private static void isProblem(Answer answer, String field, String rule) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        var broken = new ArrayList<String>();
        answer.json().at("/errors").forEach(error -> {
            broken.add(error.at("/field").asString() + " " + error.at("/rule").asString());
            assertThat(error.at("/message").asString()).isNotBlank();
        });
        assertThat(broken).as(answer.body()).contains(field + " " + rule);
    }

    private static Arguments wrong(String what, UnaryOperator<Draft> change, String field, String rule) {
        return Arguments.of(what, change, field, rule);
    }

    private static Map<String, Object> block(Map<String, Object> block) {
        return Map.of("blocks", List.of(block));
    }

    static Stream<Arguments> drafts() {
        return Stream.of(
                wrong("kind missing", d -> d.without("kind"), "content.kind", "not-null"),
                wrong("no such kind", d -> d.with("kind", "POEM"), "content.kind", "unknown-value"),
                wrong("unknown field", d -> d.with("colour", "红"), "content.colour", "unknown-field"),
                wrong("title missing", d -> d.without("title"), "content.title", "not-blank"),
                wrong("title too long", d -> d.with("title", "长".repeat(201)), "content.title", "size"),
                wrong("line break in the title", d -> d.with("title", "关于\n通知"), "content.title", "pattern"),
                wrong("nobody issues it", d -> d.with("issuers", List.of()), "content.issuers", "not-empty"),
                wrong("blank issuer", d -> d.with("issuers", List.of(" ")), "content.issuers[0]", "not-blank"),
                wrong("code with brackets", d -> d.with("numberCode", "示发〔"), "content.numberCode", "pattern"),
                wrong("no copies", d -> d.with("copies", 0), "content.copies", "min"),
                wrong("too many copies", d -> d.with("copies", 100_000), "content.copies", "max"),
                wrong("no text", d -> d.without("body"), "content.body", "not-null"),
                wrong(
                        "unknown block",
                        d -> d.with("body", block(Map.of("type", "picture"))),
                        "content.body.blocks[0]",
                        "unknown-type"),
                wrong(
                        "heading too deep",
                        d -> d.with("body", block(Map.of("type", "heading", "level", 5, "text", "深"))),
                        "content.body.blocks[0].level",
                        "max"),
                wrong(
                        "empty paragraph",
                        d -> d.with("body", block(Map.of("type", "paragraph", "text", " "))),
                        "content.body.blocks[0].text",
                        "not-blank"),
                wrong(
                        "too many addressees",
                        d -> d.with("addressees", Collections.nCopies(201, "某局")),
                        "content.addressees",
                        "size"),
                wrong("above one's own clearance", d -> d.classified("SECRET"), "secrecy", "within-clearance"));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("drafts")
    void a_draft_is_refused(String what, UnaryOperator<Draft> change, String field, String rule) {
        Map<String, Object> body = Map.of("content", change.apply(notice()).content(), "sectionId", "business");

        isProblem(TheSuite.as("chen").post(Outgoing.PATH, body), field, rule);
    }

    @Test
    void a_draft_is_refused_for_another_section_and_for_a_cause_of_no_kind() {
        Map<String, Object> content = notice().content();
        isProblem(
                TheSuite.as("chen").post(Outgoing.PATH, Map.of("content", content, "sectionId", "finance")),
                "sectionId",
                "own-section");
        isProblem(
                TheSuite.as("chen")
                        .post(
                                Outgoing.PATH,
                                Map.of(
                                        "content",
                                        content,
                                        "cause",
                                        Map.of("kind", "RUMOUR", "id", "1", "reference", "x"))),
                "cause.kind",
                "unknown-value");
        isProblem(
                TheSuite.as("wang")
                        .post(
                                Outgoing.PATH,
                                Map.of(
                                        "content",
                                        notice().with("secrecy", "SECRET").content())),
                "secrecyTerm",
                "required-when-classified");
    }

    static Stream<Arguments> acts() {
        return Stream.of(
                Arguments.of("draft", "chen", "versions", Map.of("content", notice().content()), "content", "changed"),
                Arguments.of("draft", "chen", "submissions", Map.of(), "matter", "not-null"),
                Arguments.of(
                        "draft",
                        "chen",
                        "submissions",
                        Map.of("matter", "SECTION", "expertIds", List.of("nobody")),
                        "expertIds[0]",
                        "known-person"),
                Arguments.of(
                        "draft",
                        "chen",
                        "submissions",
                        Map.of("matter", "SECTION", "expertIds", List.of("wei")),
                        "expertIds[0]",
                        "expert"),
                Arguments.of(
                        "draft",
                        "chen",
                        "submissions",
                        Map.of("matter", "SECTION", "countersigners", List.of(Map.of("sectionId", "none"))),
                        "countersigners[0].sectionId",
                        "known-section"),
                Arguments.of(
                        "draft",
                        "chen",
                        "opinion-requests",
                        Map.of("sectionIds", List.of("none"), "question", "有无意见"),
                        "sectionIds[0]",
                        "known-section"),
                Arguments.of(
                        "draft",
                        "chen",
                        "opinion-requests",
                        Map.of("sectionIds", List.of("finance"), "question", "有无意见", "dueDay", "2026-10-01"),
                        "dueDay",
                        "working-day"),
                Arguments.of("draft", "chen", "voiding", Map.of("reason", " "), "reason", "not-blank"),
                Arguments.of(
                        "toSign", "qian", "signatures", Map.of("contentDigest", "abc"), "contentDigest", "pattern"),
                Arguments.of(
                        "toSign",
                        "qian",
                        "returns",
                        Map.of("to", "SECTION_REVIEW", "reason", "再核"),
                        "to",
                        "before-this"),
                Arguments.of("toSign", "qian", "returns", Map.of("to", "DRAFTING"), "reason", "not-blank"),
                Arguments.of(
                        "toProofread",
                        "li",
                        "proofreadings",
                        Map.of("content", true, "format", false, "copies", true),
                        "remark",
                        "required-with-fault"),
                Arguments.of("toProofread", "li", "proofreadings", Map.of("content", true), "format", "not-null"),
                Arguments.of("toSend", "li", "dispatches", Map.of("dispatches", List.of()), "dispatches", "not-empty"),
                Arguments.of(
                        "toSend",
                        "li",
                        "dispatches",
                        Map.of("dispatches", List.of(Outgoing.toSection("无此科", "none"))),
                        "dispatches[0].sectionId",
                        "known-section"),
                Arguments.of(
                        "toSend",
                        "li",
                        "dispatches",
                        Map.of(
                                "dispatches",
                                List.of(Map.of("recipient", "某局", "channel", "EMAIL", "email", "not-an-address"))),
                        "dispatches[0].email",
                        "email"),
                Arguments.of(
                        "toSend",
                        "li",
                        "dispatches",
                        Map.of("dispatches", List.of(Map.of("recipient", "某局", "channel", "COURIER", "copies", 21))),
                        "dispatches",
                        "within-printed"));
    }

    @ParameterizedTest(name = "{0} {2}: {4} {5}")
    @MethodSource("acts")
    void an_act_is_refused(String at, String who, String act, Map<String, ?> body, String field, String rule) {
        Outgoing document = switch (at) {
            case "draft" -> draft;
            case "toSign" -> toSign;
            case "toProofread" -> toProofread;
            default -> toSend;
        };

        isProblem(document.ask(who, act, body), field, rule);
    }

    @Test
    @Tag("D15")
    void a_recheck_looks_at_every_point() {
        Outgoing signed = Outgoing.drafted("chen", notice())
                .reviewed(Outgoing.sectionMatter())
                .signedBy("qian");

        isProblem(signed.ask("li", "rechecks", Map.of("points", List.of("NUMBER"))), "points", "complete");
        assertThat(signed.now().at("/number").isMissingNode()).isTrue();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("?stage=SOMEWHERE", "stage", "unknown-value"),
                Arguments.of("?kind=POEM", "kind", "unknown-value"),
                Arguments.of("?sort=title", "sort", "known-order"),
                Arguments.of("?limit=0", "limit", "range"),
                Arguments.of("?cursor=x", "cursor", "cursor"),
                Arguments.of("?from=2026-13-01", "from", "date"),
                Arguments.of("?from=2026-09-02&to=2026-09-01", "to", "not-before-from"),
                Arguments.of("?q=" + "x".repeat(201), "q", "size"),
                Arguments.of("/DRAFT/versions/first", "number", "integer"),
                Arguments.of("/DRAFT/versions/1/preview?as=WORD", "as", "unknown-value"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_question_is_refused_naming_the_parameter(String query, String field, String rule) {
        isProblem(TheSuite.as("zhou").get(Outgoing.PATH + query.replace("DRAFT", draft.id())), field, rule);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path :
                List.of("/none", "/none/journal", "/" + draft.id() + "/versions/99", "/" + draft.id() + "/files/x")) {
            assertThat(TheSuite.as("zhou").get(Outgoing.PATH + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }
}
