package org.wenshu.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.documents.ArchivingOverdue;
import org.wenshu.contracts.documents.CountersignGiven;
import org.wenshu.contracts.documents.CountersignRequested;
import org.wenshu.contracts.documents.DocumentDispatched;
import org.wenshu.contracts.documents.DocumentIssued;
import org.wenshu.contracts.documents.DocumentSigned;
import org.wenshu.contracts.documents.DraftReturned;
import org.wenshu.contracts.documents.OpinionOverdue;
import org.wenshu.contracts.documents.OutgoingDocumentWithdrawn;
import org.wenshu.contracts.documents.ReceiptOverdue;
import org.wenshu.contracts.documents.ReviewRequested;
import org.wenshu.contracts.documents.SignatureRequested;
import org.wenshu.local.infrastructure.ArrivedMail;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.notifications.deliveries.model.Failure;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.store.DerivedIds;

/** What people, and organs outside, hear of an outgoing document. */
@Tag("N1")
class OutgoingDocumentsTest extends NotificationServiceCase {
    private static final Optional<String> NUMBER = Optional.of("滨政函〔2026〕17号");
    private static final Optional<String> TITLE = Optional.of("关于商请支援防汛物资的函");
    private static final Instant AT = Instant.parse("2026-09-28T02:00:00Z");
    private static final Instant DUE = Instant.parse("2026-09-30T10:00:00Z");

    @Autowired
    private FileStore files;

    @Nested
    @Tag("D12")
    class a_draft {
        @Test
        void is_told_to_the_reviewers_of_its_level() {
            assertThat(told(review("SECTION", List.of()))).containsExactlyInAnyOrder(HEAD + " INBOX", HEAD + " SMS");
            assertThat(told(review("OFFICE", List.of())))
                    .containsExactlyInAnyOrder(SECRETARY + " INBOX", STAND_IN + " INBOX");
            String last = publishDocumentEvent(review("FINAL", List.of(PAPERLESS)));
            Delivery expert = awaitState(last, PAPERLESS, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(expert.message().subject()).isEqualTo("请终审：《" + TITLE.orElseThrow() + "》");
            assertThat(expert.message().text()).contains("冯无号同志", "综合科拟稿", "拟稿人：钱进", "/outgoing-documents/doc-");
        }

        @Test
        void that_is_returned_is_told_to_its_drafter_with_by_whom_and_to_where() {
            String id = publishDocumentEvent(new DraftReturned(
                    "doc-1",
                    Optional.empty(),
                    "NONE",
                    "URGENT",
                    TITLE,
                    "OFFICE",
                    "DRAFTER",
                    HANDLER,
                    "general",
                    SECRETARY,
                    Optional.empty(),
                    AT));
            Delivery sms = awaitState(id, HANDLER, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(sms.message().text()).contains("复审环节由王文秘退回至拟稿人", "《关于商请支援防汛物资的函》");
            assertThat(deliveries.findAll(Filters.eq("eventId", id))).hasSize(2);
        }

        @Test
        @Tag("D20")
        void that_is_withdrawn_is_told_to_the_office_and_the_section_s_head() {
            var event = new OutgoingDocumentWithdrawn(
                    "doc-1", Optional.empty(), "NONE", "NONE", TITLE, HANDLER, "OFFICE_REVIEW", "general", AT);
            assertThat(told(event))
                    .containsExactlyInAnyOrder(SECRETARY + " INBOX", STAND_IN + " INBOX", HEAD + " INBOX");
        }

        @Test
        @Tag("D10")
        @Tag("N5")
        void whose_opinion_is_overdue_is_urged_in_writing_with_why_and_until_when() {
            String id = publishDocumentEvent(new OpinionOverdue(
                    "doc-1", Optional.empty(), "NONE", "NONE", TITLE, 1, List.of("general"), DUE, 2, AT));
            Delivery mail = awaitState(id, HEAD, Channel.EMAIL, DeliveryState.SENT);
            assertThat(mailsOf(mail).getFirst().text())
                    .contains("孙𠮷同志", "您好", "综合科", "9月30日", "第2次催办", "定稿", "无意见", "市人民政府办公室");
        }
    }

    @Nested
    @Tag("D13")
    class a_countersign {
        @Test
        void is_asked_of_the_section_s_head_or_of_the_secretary_for_another_organ() {
            assertThat(told(countersign(Optional.of("general"), Optional.empty())))
                    .containsExactlyInAnyOrder(HEAD + " SMS", HEAD + " INBOX");
            assertThat(told(countersign(Optional.empty(), Optional.of("市水务局")))).containsExactly(SECRETARY + " INBOX");
        }

        @Test
        void that_is_refused_is_told_to_the_office_director_too() {
            var refused = new CountersignGiven(
                    "doc-1",
                    Optional.empty(),
                    "NONE",
                    "NONE",
                    TITLE,
                    Optional.of("general"),
                    Optional.empty(),
                    false,
                    HEAD,
                    AT);
            String id = publishDocumentEvent(refused);
            Delivery inbox = awaitState(id, STAND_IN, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(inbox.message().subject()).startsWith("会签意见：不同意");
            awaitState(id, SECRETARY, Channel.INBOX, DeliveryState.DELIVERED);
        }

        private CountersignRequested countersign(Optional<String> section, Optional<String> organ) {
            return new CountersignRequested("doc-1", Optional.empty(), "NONE", "NONE", TITLE, section, organ, AT);
        }
    }

    @Nested
    @Tag("D14")
    class the_signature {
        @Test
        void is_asked_of_the_leader_and_of_nobody_else() {
            var event = new SignatureRequested("doc-1", Optional.empty(), "NONE", "NONE", TITLE, PRINCIPAL, AT);
            assertThat(told(event)).containsExactlyInAnyOrder(PRINCIPAL + " SMS", PRINCIPAL + " INBOX");
        }

        @Test
        void that_is_given_is_told_to_drafter_and_office_each_in_their_own_words() {
            String id = publishDocumentEvent(new DocumentSigned(
                    "doc-1",
                    Optional.empty(),
                    "NONE",
                    "NONE",
                    TITLE,
                    PRINCIPAL,
                    Optional.empty(),
                    AT,
                    "0".repeat(64),
                    HANDLER,
                    "general"));
            Delivery drafter = awaitState(id, HANDLER, Channel.INBOX, DeliveryState.DELIVERED);
            Delivery secretary = awaitState(id, SECRETARY, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(drafter.message().subject()).startsWith("已签发");
            assertThat(secretary.message().subject()).startsWith("请复核编号");
            assertThat(secretary.message().text()).contains("李市长");
            awaitState(id, STAND_IN, Channel.INBOX, DeliveryState.DELIVERED);
        }

        @Test
        @Tag("D18")
        void and_the_issue_is_told_with_the_day_until_which_it_has_to_be_archived() {
            String id = publishDocumentEvent(new DocumentIssued(
                    "doc-1",
                    NUMBER,
                    "NONE",
                    "NONE",
                    TITLE,
                    AT,
                    SECRETARY,
                    12,
                    DUE,
                    HANDLER,
                    "general",
                    Optional.empty()));
            Delivery drafter = awaitState(id, HANDLER, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(drafter.message().text()).contains("滨政函〔2026〕17号《", "12个单位", "9月30日");
        }
    }

    @Nested
    @Tag("D17")
    class an_issued_document {
        @Test
        void sent_through_OA_is_told_to_the_section_that_receives_it() {
            var event = new DocumentDispatched(
                    "doc-1",
                    NUMBER,
                    "NONE",
                    "NONE",
                    TITLE,
                    1,
                    Optional.of("综合科"),
                    "OA",
                    Optional.of("general"),
                    Optional.empty(),
                    Optional.empty(),
                    DUE,
                    AT);
            assertThat(told(event)).containsExactly(HEAD + " INBOX");
        }

        @Test
        void whose_receipt_is_missing_is_urged_at_the_section_and_told_to_the_secretary() {
            String id = publishDocumentEvent(new ReceiptOverdue(
                    "doc-1",
                    NUMBER,
                    "NONE",
                    "NONE",
                    TITLE,
                    1,
                    Optional.of("综合科"),
                    "OA",
                    Optional.of("general"),
                    DUE,
                    1,
                    AT));
            awaitState(id, HEAD, Channel.EMAIL, DeliveryState.SENT);
            awaitState(id, HANDLER, Channel.SMS, DeliveryState.DELIVERED);
            Delivery secretary = awaitState(id, SECRETARY, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(secretary.message().text()).contains("办公系统", "综合科", "9月30日");
        }

        @Test
        @Tag("D18")
        void that_stays_unarchived_is_reported_to_the_leader_in_charge_once_escalated() {
            String first = publishDocumentEvent(archiving(1, false));
            String second = publishDocumentEvent(archiving(2, true));
            Delivery leader = awaitState(second, DEPUTY, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(leader.message().text()).contains("综合科", "逾期2个工作日", "2次催办");
            awaitState(first, HANDLER, Channel.EMAIL, DeliveryState.SENT);
            assertThat(found(first, DEPUTY, Channel.INBOX)).isEmpty();
        }

        private ArchivingOverdue archiving(int urging, boolean escalated) {
            return new ArchivingOverdue(
                    "doc-archiving",
                    NUMBER,
                    "NONE",
                    "NONE",
                    TITLE,
                    DUE,
                    urging,
                    urging,
                    escalated,
                    HANDLER,
                    "general",
                    AT);
        }

        @Test
        @Tag("X3")
        @Tag("N4")
        void that_is_classified_is_told_without_number_or_title_and_to_the_cleared_only() {
            String id = publishDocumentEvent(new ReceiptOverdue(
                    "doc-1",
                    Optional.empty(),
                    "SECRET",
                    "NONE",
                    Optional.empty(),
                    1,
                    Optional.empty(),
                    "CONFIDENTIAL_POST",
                    Optional.of("general"),
                    DUE,
                    1,
                    AT));
            Delivery sms = awaitState(id, HEAD, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(sms.message().text()).contains("涉密文件").doesNotContain("〔", "《");
            awaitState(id, SECRETARY, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(deliveries.findAll(Filters.eq("eventId", id)))
                    .extracting(delivery -> delivery.message().recipient())
                    .containsOnly(Optional.of(new PersonId(HEAD)), Optional.of(new PersonId(SECRETARY)));
        }
    }

    @Nested
    @Tag("D17")
    @Tag("N3")
    class an_organ_outside {
        private final String address = "Bgs-" + UUID.randomUUID() + "@shuiwu.example";
        private final byte[] pdf = ("%PDF-1.7\n" + "正本".repeat(100_000) + address).getBytes(StandardCharsets.UTF_8);

        @Test
        void gets_one_mail_with_exactly_the_file_that_was_issued_however_often_the_event_comes() {
            StoredFile stored = files.store(new ByteArrayInputStream(pdf), "正本.pdf", 1 << 24);
            String id = UUID.randomUUID().toString();
            for (int i = 0; i < 3; i++) {
                publish(id, "doc-outside", Topics.DOCUMENTS, dispatched(stored));
            }
            publish(id, "doc-elsewhere", Topics.DOCUMENTS, dispatched(stored));
            String after =
                    publish("doc-outside", Topics.DOCUMENTS, instructionRequested(PRINCIPAL, Secrecy.NONE, "之后的件"));
            awaitState(after, PRINCIPAL, Channel.INBOX, DeliveryState.DELIVERED);
            Delivery delivery = awaitMail(id, DeliveryState.SENT);

            ArrivedMail mail = mailsOf(delivery).getFirst();
            assertThat(MAIL.mailsTo(address)).hasSize(1);
            assertThat(mail.subject()).isEqualTo("【公文】滨政函〔2026〕17号《关于商请支援防汛物资的函》");
            assertThat(mail.text())
                    .startsWith("市水务局：")
                    .contains("您好", "附件", "9月30日", "签收", "市人民政府办公室")
                    .doesNotContain("localhost");
            assertThat(mail.attachments()).containsExactly("滨政函〔2026〕17号.pdf");
            assertThat(mail.digests()).containsExactly(stored.sha256());
            assertThat(deliveries.findAll(Filters.eq("eventId", id))).hasSize(1);

            Answer seen = get(SECRETARY, "/api/v1/deliveries/" + delivery.id()).is(200);
            assertThat(seen.body().path("outside").asString()).isEqualTo("市水务局");
            assertThat(seen.body().path("address").asString()).isEqualTo(address);
            assertThat(seen.body().at("/attachments/0/sha256").asString()).isEqualTo(stored.sha256());
            assertThat(seen.body().path("personId").asString("")).isEmpty();
        }

        @Test
        void that_refuses_the_mail_is_a_matter_for_the_secretary_who_may_send_it_again() {
            StoredFile stored = files.store(new ByteArrayInputStream(pdf), "正本.pdf", 1 << 24);
            MAIL.refuse(address);
            String id = publishDocumentEvent(dispatched(stored));
            Delivery refused = awaitMail(id, DeliveryState.UNDELIVERABLE);
            assertThat(refused.failure().orElseThrow().code()).isEqualTo(Failure.RECIPIENT_REJECTED);

            MAIL.accept(address);
            post(SECRETARY, "/api/v1/deliveries/" + refused.id() + "/retries", Map.of("reason", "对方已开通信箱"))
                    .is(201);
            awaitMail(id, DeliveryState.SENT);
            assertThat(MAIL.mailsTo(address)).hasSize(1);
        }

        @Test
        @Tag("A3")
        void gets_nothing_rather_than_a_file_that_is_not_the_one_that_was_issued() {
            String id = publishDocumentEvent(
                    dispatched(new StoredFile("0".repeat(64), "1".repeat(64), 7, "application/pdf")));
            Delivery delivery = awaitMail(id, DeliveryState.UNDELIVERABLE);
            assertThat(delivery.failure().orElseThrow().code()).isEqualTo(Failure.ATTACHMENT_DAMAGED);
            assertThat(MAIL.mailsTo(address)).isEmpty();
        }

        @Test
        @Tag("N2")
        void gets_the_whole_mail_once_the_server_is_back() {
            StoredFile stored = files.store(new ByteArrayInputStream(pdf), "正本.pdf", 1 << 24);
            MAIL.goDown();
            String id = publishDocumentEvent(dispatched(stored));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deliveries
                                    .find(idOf(id))
                                    .map(Delivery::attempts)
                                    .orElse(0))
                            .isPositive());
            MAIL.comeUp();
            assertThat(mailsOf(awaitMail(id, DeliveryState.SENT)))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.digests()).containsExactly(stored.sha256()));
        }

        private DocumentDispatched dispatched(StoredFile file) {
            return new DocumentDispatched(
                    "doc-1",
                    NUMBER,
                    "NONE",
                    "NONE",
                    TITLE,
                    3,
                    Optional.of("市水务局"),
                    "EMAIL",
                    Optional.empty(),
                    Optional.of(address),
                    Optional.of(new FileReference(
                            Optional.of("滨政函〔2026〕17号.pdf"),
                            "OFFICIAL_COPY",
                            "application/pdf",
                            file.size(),
                            file.sha256(),
                            file.sm3())),
                    DUE,
                    AT);
        }

        private String idOf(String event) {
            return DerivedIds.of(event, "mailto:" + address.toLowerCase(Locale.ROOT), "EMAIL");
        }

        private Delivery awaitMail(String event, DeliveryState state) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deliveries.find(idOf(event)).map(Delivery::state))
                            .contains(state));
            return deliveries.get(idOf(event));
        }
    }

    @Test
    @Tag("N1")
    void a_rule_for_addresses_or_files_that_cannot_leave_is_refused() {
        var rule = Map.of(
                "name", "外发",
                "event", "org.wenshu.documents.DocumentDispatched.v1",
                "audience", List.of(Map.of("kind", "ADDRESSES", "of", "email")),
                "channels", List.of("INBOX"),
                "templateId", "dispatched-section",
                "attachment", "title");
        Answer refused = post(ADMINISTRATOR, "/api/v1/notification-rules", rule);
        refused.refuses("channels", "email");
        refused.refuses("attachment", "file-of-event");
    }

    @Test
    @Tag("N3")
    void what_was_stored_before_anything_went_outside_is_still_read() {
        String id = publishDocumentEvent(review("SECTION", List.of()));
        Delivery delivery = awaitState(id, HEAD, Channel.INBOX, DeliveryState.DELIVERED);
        deliveries
                .collection()
                .updateOne(
                        Filters.eq("_id", delivery.id().value()),
                        Updates.combine(Updates.unset("message.outside"), Updates.unset("message.attachments")));

        assertThat(delivery(id, HEAD, Channel.INBOX)).usingRecursiveComparison().isEqualTo(delivery);
    }

    private static ReviewRequested review(String level, List<String> reviewers) {
        return new ReviewRequested(
                "doc-1", Optional.empty(), "NONE", "NONE", TITLE, level, "general", reviewers, HANDLER, AT);
    }

    /** Who hears of the event, and how. */
    private Set<String> told(PublicEvent event) {
        String document = "doc-" + UUID.randomUUID();
        String id = publish(document, Topics.DOCUMENTS, event);
        // Behind it on the same partition: once this has arrived, all messages of the other are there.
        String after = publish(document, Topics.DOCUMENTS, instructionRequested(PAPERLESS, Secrecy.NONE, "之后的件"));
        awaitState(after, PAPERLESS, Channel.INBOX, DeliveryState.DELIVERED);
        return deliveries.findAll(Filters.eq("eventId", id)).stream()
                .map(delivery -> delivery.message().recipient().orElseThrow() + " "
                        + delivery.message().channel())
                .collect(Collectors.toSet());
    }
}
