package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.local.client.Answer;
import tools.jackson.databind.JsonNode;

/** What else an organ issues: a request to its superior, the reply to a request, a document with another organ, a letter. */
@WithSuite
@Order(5)
class OutgoingKindsTest {

    private static Map<String, Object> byCourier(String recipient) {
        return Map.of("recipient", recipient, "channel", "COURIER", "copies", 1);
    }

    @Test
    @Tag("D14")
    @Tag("D19")
    void a_request_goes_up_and_is_signed_by_the_principal_leader_whose_name_it_bears() {
        Outgoing request =
                Outgoing.drafted("wang", Draft.request("示发请", "解决档案馆建设用地")).reviewed(Outgoing.sectionMatter());
        request.refused("zhou", "signatures", request.signature(), 403, "");
        assertThat(request.ask("qian", "signatures", request.signature()).status())
                .as("the deputy leader does not even know of it")
                .isEqualTo(404);

        request.signedBy("zhao").rechecked();

        assertThat(OutgoingNoticeTest.textOf(request.officialPdf("wang")))
                .contains("示发请〔2026〕1号", "签发人：赵国梁", "联系人：王芳，电话：010-12345678");
        assertThat(request.now().at("/cause").isMissingNode()).isTrue();
        assertThat(request.trace("wang").get(0).at("/kind").asString()).isEqualTo("DRAFT");
    }

    @Test
    @Tag("D10")
    @Tag("D18")
    void what_came_in_is_answered_by_a_reply_and_one_trace_tells_both() {
        Registration asked = Registration.ordinary()
                .with("sender", "示范市档案局")
                .with("senderNumber", "示档发〔2026〕7号")
                .with("title", "关于建设档案馆的请示");
        Incoming request = Incoming.registered("li", asked).handedTo("business");
        Outgoing reply = Outgoing.drafted(
                "chen",
                Draft.reply("示发复", asked),
                Map.of("kind", "INCOMING_DOCUMENT", "id", request.id(), "reference", asked.text("senderNumber")));
        assertThat(reply.now().at("/findings"))
                .as("a reply that names what it answers")
                .noneMatch(finding -> finding.at("/gates").asBoolean());

        reply.printed()
                .sentTo(byCourier("示范市档案局"))
                .done("li", "dispatches/1/receipt", Map.of("receivedBy", "档案局收发室"))
                .archived();
        request.resultBy("chen").completed();

        assertThat(reply.events("DocumentIssued")
                        .getFirst()
                        .at("/answersIncomingDocumentId")
                        .asString())
                .isEqualTo(request.id());
        assertThat(TheSuite.get("chen", Outgoing.PATH + "?answers=" + request.id())
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(reply.id());
        String archiveNumber = reply.archiveNumber();
        JsonNode trace = reply.trace("chen");
        assertThat(trace.get(0).at("/kind").asString()).isEqualTo("CAUSE");
        assertThat(trace.get(0).at("/reference").asString()).contains(request.number(), "关于建设档案馆的请示");
        assertThat(trace.get(trace.size() - 1).at("/reference").asString()).isEqualTo(archiveNumber);
        assertThat(reply.record().at("/archiveNumber").asString()).contains("-Y-");
    }

    @Test
    @Tag("D13")
    @Tag("D14")
    @Tag("D15")
    void a_joint_document_is_signed_by_every_issuer_and_has_one_number() {
        Draft draft = Draft.request("示发联", "增加安全经费")
                .with("title", "示范市发展局示范市财政局关于增加安全经费的请示")
                .with("issuers", List.of(Draft.ORGAN, "示范市财政局"));
        Outgoing joint = Outgoing.drafted("chen", draft);
        Answer refusal = joint.ask("chen", "submissions", Outgoing.sectionMatter());
        assertThat(refusal.text("/errors/0/field")).as(refusal.body()).isEqualTo("countersigners");
        assertThat(refusal.text("/errors/0/rule")).isEqualTo("joint-issuers");

        Map<String, Object> finance = Map.of("sectionId", "finance");
        Map<String, Object> treasury = Map.of("organ", "示范市财政局");
        joint.reviewed(Map.of("matter", "SECTION", "countersigners", List.of(finance, treasury), "inOrder", true));
        assertThat(joint.stage()).isEqualTo("COUNTERSIGNING");
        Map<String, Object> theirs = Map.of("party", treasury, "agreed", true, "signer", "周定邦");
        joint.refused("li", "countersignatures", theirs, 403, "NOT_ASKED_TO_COUNTERSIGN");
        joint.done("chu", "countersignatures", Map.of("party", finance, "agreed", true, "opinion", "经费可行"))
                .done("li", "countersignatures", theirs);
        assertThat(joint.now().at("/signingLeaders").findValuesAsString("id")).containsExactly("zhao");
        joint.signedBy("zhao").rechecked().proofreadBy("li", "wu");

        assertThat(joint.number()).isEqualTo("示发联〔2026〕1号");
        assertThat(OutgoingNoticeTest.textOf(joint.officialPdf("chen")))
                .contains("示范市发展局", "示范市财政局", "赵国梁", "周定邦", "示发联〔2026〕1号");
        assertThat(OutgoingNoticeTest.textOf(joint.paper("chen", "SIGN_OFF_SHEET", "application/pdf")))
                .contains("财务科：经费可行", "周定邦");
        Patiently.until(() -> assertThat(Messages.textsTo("13800000050", joint.title()))
                .filteredOn(message -> message.text().contains("会签"))
                .hasSize(1));
        assertThat(joint.inboxOf("li")).anyMatch(subject -> subject.contains("示范市财政局"));
    }

    @Test
    @Tag("D19")
    void a_letter_looks_like_one() {
        Outgoing letter = Outgoing.drafted("chen", Draft.letter("示发函", "共享经济运行数据"))
                .printed()
                .sentTo(byCourier("示范市财政局"))
                .done("li", "dispatches/1/receipt", Map.of("receivedBy", "财政局收发室"))
                .archived();

        String text = OutgoingNoticeTest.textOf(letter.officialPdf("chen"));
        assertThat(text).contains("示发函〔2026〕1号", letter.title(), "示范市财政局：", "请予支持，并请函复。");
        assertThat(text).as("the head of a letter bears the organ's name alone").doesNotContain(Draft.ORGAN + "文件");
        assertThat(letter.record().at("/senderNumber").asString()).isEqualTo("示发函〔2026〕1号");
    }
}
