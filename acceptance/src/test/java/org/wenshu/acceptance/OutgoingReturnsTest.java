package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An important document that everybody who can return it returns once: section, office, counsel, countersigner, leader,
 * recheck and print. Each test looks at one side of what came of it.
 */
@WithSuite
@Order(6)
@Tag("D12")
class OutgoingReturnsTest {
    private static Outgoing document;
    private static String numberBefore;
    private static JsonNode afterSmallChange;

    @BeforeAll
    static void everybody_returns_it_once() {
        Draft draft = Draft.notice("示发退", "年度考核");
        Map<String, Object> finance = Map.of("sectionId", "finance");
        Map<String, Object> way =
                Map.of("matter", "SECTION", "expertIds", List.of("han"), "countersigners", List.of(finance));
        document = Outgoing.drafted("chen", draft).submitted(way);
        document.done(
                        "feng",
                        "returns",
                        Map.of(
                                "to",
                                "DRAFTING",
                                "reason",
                                "依据不明",
                                "marks",
                                List.of(Map.of("place", "正文第1段", "reason", "请写明依据"))))
                .submitted(way)
                .passedBy("feng")
                .returnedBy("zhou", "SECTION_REVIEW", "请再核内容")
                .passedBy("feng")
                .passedBy("zhou")
                .returnedBy("han", "OFFICE_REVIEW", "条款表述请再核")
                .passedBy("zhou")
                .passedBy("han")
                .returnedBy("chu", "DRAFTING", "印数不够")
                .done(
                        "chen",
                        "versions",
                        Map.of("content", draft.with("copies", 30).content()))
                .submitted(way);
        afterSmallChange = document.now();
        document.passedBy("zhou")
                .done("chu", "countersignatures", Map.of("party", finance, "agreed", true))
                .returnedBy("qian", "FINAL_REVIEW", "请法律顾问再看")
                .passedBy("han")
                .signedBy("qian")
                .returnedBy("li", "SIGNING", "签发意见未写日期")
                .signedBy("qian")
                .rechecked();
        numberBefore = document.number();
        document.returnedBy("li", "SIGNED", "落款位置不对")
                .rechecked()
                .done("wu", "proofreadings", Map.of("content", true, "format", false, "copies", true, "remark", "红线偏移"))
                .proofreadBy("li");
        document.refused("li", "proofreadings", Outgoing.right(), 403, "ALREADY_PROOFREAD");
        document.refused("zhou", "proofreadings", Outgoing.right(), 403, "OWN_REVIEW");
        document.proofreadBy("wu");
    }

    @Test
    void in_the_end_it_is_ready_to_go_out() {
        assertThat(document.stage()).isEqualTo("PRINTED");
    }

    @Test
    void each_return_is_kept_with_its_reason_and_its_marks() {
        var returns = new ArrayList<String>();
        document.now()
                .at("/returns")
                .forEach(each -> returns.add(
                        each.at("/from").asString() + "→" + each.at("/to").asString()));

        assertThat(returns)
                .containsExactly(
                        "SECTION_REVIEW→DRAFTING",
                        "OFFICE_REVIEW→SECTION_REVIEW",
                        "FINAL_REVIEW→OFFICE_REVIEW",
                        "COUNTERSIGNING→DRAFTING",
                        "SIGNING→FINAL_REVIEW",
                        "SIGNED→SIGNING",
                        "NUMBERED→SIGNED");
        assertThat(document.now().at("/returns/0/marks/0/place").asString()).isEqualTo("正文第1段");
    }

    @Test
    void who_has_to_work_on_it_again_is_told() {
        var told = new ArrayList<String>();
        document.events("DraftReturned")
                .forEach(event -> told.add(
                        event.at("/level").asString() + "→" + event.at("/to").asString()));

        assertThat(told)
                .containsExactly(
                        "SECTION→DRAFTER", "OFFICE→SECTION", "FINAL→OFFICE", "COUNTERSIGN→DRAFTER", "SIGNATURE→FINAL");
        Patiently.until(() -> {
            assertThat(Messages.textsTo("13800000041", document.title()))
                    .filteredOn(message -> message.text().contains("退回"))
                    .hasSize(5);
            assertThat(document.inboxOf("feng")).anyMatch(subject -> subject.contains("退回，请重新审核"));
            assertThat(document.inboxOf("han")).isNotEmpty();
        });
    }

    @Test
    void a_change_of_the_number_of_copies_opens_the_office_s_level_only() {
        assertThat(afterSmallChange.at("/stage").asString()).isEqualTo("OFFICE_REVIEW");
        var counting = new ArrayList<String>();
        afterSmallChange.at("/approvals").forEach(approval -> {
            if (approval.at("/counts").asBoolean()) {
                counting.add(approval.at("/level").asString());
            }
        });
        assertThat(counting).containsExactlyInAnyOrder("SECTION", "FINAL");
    }

    @Test
    @Tag("D14")
    void the_signature_that_was_returned_has_fallen() {
        JsonNode signatures = document.now().at("/signatures");

        assertThat(signatures.size()).isEqualTo(2);
        assertThat(signatures.at("/0/fallen").asString()).isEqualTo("签发意见未写日期");
        assertThat(signatures.at("/1/fallen").isMissingNode()).isTrue();
    }

    @Test
    @Tag("D15")
    void the_number_stays_its_own_when_the_recheck_is_set_aside() {
        assertThat(document.number()).isEqualTo(numberBefore).isEqualTo("示发退〔2026〕1号");
    }

    @Test
    @Tag("D16")
    void a_faulty_print_is_printed_again_and_read_by_two() {
        var read = new ArrayList<String>();
        document.now()
                .at("/proofreadings")
                .forEach(each -> read.add(each.at("/print").asInt() + " "
                        + each.at("/signature").asString() + " "
                        + each.at("/format").asBoolean()));

        assertThat(read).containsExactly("2 吴岚 false", "3 李文 true", "3 吴岚 true");
    }
}
