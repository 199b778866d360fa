package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A document that was issued before the National Day and is neither received nor archived, and a draft on which a
 * section was asked for an opinion; all are due on 8 October, three working days on.
 */
@WithSuite
@Order(1)
class OutgoingAcrossNationalDayTest {
    private static final String CHEN = "13800000041";
    private static final String CHU = "13800000050";
    private static final String QIAN = "13800000002";

    private static Outgoing issued;
    private static Outgoing draft;

    @BeforeAll
    static void it_is_left_lying() {
        AcrossNationalDay story = AcrossNationalDay.told();
        issued = story.issued;
        draft = story.draft;
    }

    @Test
    @Tag("D18")
    @Tag("O5")
    void three_working_days_end_after_the_holiday() {
        assertThat(issued.now().at("/archiveDue/day").asString()).isEqualTo("2026-10-08");
        assertThat(issued.now().at("/dispatches/0/receiptDue/day").asString()).isEqualTo("2026-10-08");
        assertThat(draft.now().at("/opinionRequests/0/due/day").asString()).isEqualTo("2026-10-08");
    }

    @Test
    @Tag("D10")
    @Tag("D17")
    @Tag("D18")
    void each_is_urged_on_each_working_day_until_it_is_done() {
        assertThat(issued.days("URGE_ARCHIVING")).isEqualTo(AcrossNationalDay.LATE_ON);
        assertThat(issued.days("URGE_RECEIPTS")).isEqualTo(AcrossNationalDay.LATE_ON);
        assertThat(draft.days("URGE_OPINIONS")).isEqualTo(AcrossNationalDay.LATE_ON);
    }

    @Test
    @Tag("D18")
    @Tag("N3")
    void the_drafter_is_told_once_for_each_urging_to_hand_it_to_the_archive() {
        for (int urging = 1; urging <= 3; urging++) {
            String words = "第" + urging + "次";
            Patiently.until(() -> assertThat(Messages.textsTo(CHEN, issued.title()))
                    .filteredOn(message ->
                            message.text().contains("归档") && message.text().contains(words))
                    .hasSize(1));
        }
    }

    @Test
    @Tag("D18")
    @Tag("O4")
    void the_leader_in_charge_hears_of_the_third() {
        Patiently.until(() -> assertThat(Messages.textsTo(QIAN, issued.title()))
                .filteredOn(message -> message.text().contains("归档"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("逾期3个工作日")));
        assertThat(issued.events("ArchivingOverdue"))
                .extracting(event -> event.at("/escalated").asBoolean())
                .containsExactly(false, false, true);
    }

    @Test
    @Tag("D17")
    @Tag("N3")
    void the_section_is_asked_to_sign_for_it() {
        Patiently.until(() -> assertThat(Messages.textsTo(CHU, issued.title()))
                .filteredOn(message -> message.text().contains("签收"))
                .hasSize(3));
        assertThat(issued.events("ReceiptOverdue"))
                .extracting(event -> event.at("/recipientSectionId").asString())
                .containsOnly("finance");
        JsonNode receipt = issued.now().at("/dispatches/0/receipt");
        assertThat(receipt.at("/receivedBy").asString()).isEqualTo("褚健");
    }

    @Test
    @Tag("D10")
    @Tag("N3")
    void the_section_is_asked_for_its_opinion() {
        Patiently.until(() -> assertThat(Messages.textsTo(CHU, draft.title()))
                .filteredOn(message -> message.text().contains("次催办"))
                .hasSize(3));
        assertThat(draft.events("OpinionOverdue"))
                .extracting(event -> event.at("/sectionIds/0").asString())
                .isEqualTo(List.of("finance", "finance", "finance"));
    }

    @Test
    @Tag("D18")
    @Tag("A1")
    void in_the_end_it_is_in_the_archive() {
        assertThat(issued.archiveNumber()).matches("Z109-WS·2026-D30-YWK-\\d{4}");
    }
}
