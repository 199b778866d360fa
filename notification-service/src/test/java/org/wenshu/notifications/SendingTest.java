package org.wenshu.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.wenshu.contracts.Topics;
import org.wenshu.local.infrastructure.ArrivedSms;
import org.wenshu.local.testing.WenshuInfrastructure;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.notifications.deliveries.model.Failure;
import org.wenshu.notifications.deliveries.model.Message;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;

@Tag("N2")
@Tag("N3")
class SendingTest extends NotificationServiceCase {
    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Nested
    class an_event {
        @Test
        void becomes_one_message_per_person_and_channel_however_often_it_is_delivered() {
            String id = UUID.randomUUID().toString();
            for (int i = 0; i < 3; i++) {
                publish(id, "doc-redelivered", Topics.DOCUMENTS, urged(Secrecy.NONE, "反复送达的件"));
            }
            // Behind it on the same partition: once this has arrived the copies have been read too.
            String after =
                    publish("doc-redelivered", Topics.DOCUMENTS, instructionRequested(PRINCIPAL, Secrecy.NONE, "之后的件"));
            awaitState(after, PRINCIPAL, Channel.INBOX, DeliveryState.DELIVERED);

            Delivery mail = awaitState(id, HANDLER, Channel.EMAIL, DeliveryState.SENT);
            Delivery sms = awaitState(id, HANDLER, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(mailsOf(mail)).hasSize(1);
            assertThat(smsOf(sms)).hasSize(1);
            assertThat(deliveries.findAll(Filters.eq("eventId", id)))
                    .as("three people of the section hear of it by three channels each")
                    .hasSize(9);
        }

        @Test
        void reads_courteously_and_says_who_what_when_why_and_where() {
            String id = publishDocumentEvent(urged(Secrecy.NONE, "关于秋季防火的通知"));
            Delivery mail = awaitState(id, HEAD, Channel.EMAIL, DeliveryState.SENT);
            var arrived = mailsOf(mail).getFirst();
            assertThat(arrived.to()).containsExactly(mail(HEAD));
            assertThat(arrived.subject())
                    .isEqualTo("催办:收文〔2026〕17号已逾期2个工作日(第2次催办)"
                            .replace(":", "\uff1a")
                            .replace("(", "\uff08")
                            .replace(")", "\uff09"));
            assertThat(arrived.text())
                    .contains("孙𠮷同志", "综合科", "《关于秋季防火的通知》", "9月24日", "18:00", "落实", "延期", "市人民政府办公室");
            Delivery sms = awaitState(id, HEAD, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(smsOf(sms).getFirst().text()).startsWith("【文枢】孙𠮷同志");
        }
    }

    @Nested
    class while_a_channel_is_down {
        @Test
        void nothing_is_lost_and_nothing_sent_twice() {
            MAIL.goDown();
            SMS.goDown();
            var events = new ArrayList<String>();
            for (int i = 0; i < 6; i++) {
                events.add(publishDocumentEvent(urged(Secrecy.NONE, "停机期间第" + i + "件")));
            }
            for (String event : events) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(found(event, HANDLER, Channel.EMAIL)
                                    .map(Delivery::attempts)
                                    .orElse(0))
                            .isPositive();
                    assertThat(found(event, HANDLER, Channel.SMS)
                                    .map(Delivery::attempts)
                                    .orElse(0))
                            .isPositive();
                });
                assertThat(delivery(event, HANDLER, Channel.EMAIL).state())
                        .isIn(DeliveryState.FAILED, DeliveryState.SENDING);
            }

            MAIL.comeUp();
            SMS.comeUp();
            for (String event : events) {
                for (String person : List.of(HANDLER, HEAD, UNCLEARED)) {
                    assertThat(mailsOf(awaitState(event, person, Channel.EMAIL, DeliveryState.SENT)))
                            .hasSize(1);
                    assertThat(smsOf(awaitState(event, person, Channel.SMS, DeliveryState.DELIVERED)))
                            .hasSize(1);
                }
            }
        }

        @Test
        void the_next_provider_takes_over() {
            MAIL.goDown();
            BACKUP_MAIL.comeUp();
            String event = publishDocumentEvent(urged(Secrecy.NONE, "备用线路"));
            Delivery delivery = awaitState(event, HANDLER, Channel.EMAIL, DeliveryState.SENT);
            assertThat(delivery.provider()).contains("email-backup");
            assertThat(BACKUP_MAIL.mailsTo(mail(HANDLER)))
                    .anyMatch(mail -> mail.messageId().contains(delivery.id().value()));
        }
    }

    @Nested
    class a_message_that_was_cut_off {
        @Test
        void before_it_was_handed_over_is_sent_once_when_the_claim_has_run_out() {
            Delivery stranded = stranded(Channel.EMAIL, false);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    deliveries.get(stranded.id().value()).state())
                            .isEqualTo(DeliveryState.SENT));
            assertThat(mailsOf(stranded)).hasSize(1);
        }

        @Test
        void while_an_email_was_handed_over_is_not_sent_again_but_becomes_a_call() {
            Delivery stranded = stranded(Channel.EMAIL, true);
            Delivery given = awaitUndeliverable(stranded.id());
            assertThat(given.failure().orElseThrow().code()).isEqualTo(Failure.UNCERTAIN);
            assertThat(mailsOf(stranded)).isEmpty();
            assertThat(published(stranded.id()))
                    .anySatisfy(event -> assertThat(event)
                            .contains("\"reasonCode\":\"UNCERTAIN\"")
                            .contains("\"subjectId\":\"doc-1\""));
        }

        @Test
        void while_a_text_was_handed_over_waits_for_a_receipt_and_then_becomes_a_call() {
            Delivery stranded = stranded(Channel.SMS, true);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    deliveries.get(stranded.id().value()).isUncertain())
                            .isTrue());
            Delivery given = awaitUndeliverable(stranded.id());
            assertThat(given.failure().orElseThrow().code()).isEqualTo(Failure.UNCERTAIN);
        }

        @Test
        void after_the_centre_took_it_is_found_by_its_receipt() {
            SMS.cutBeforeNextAnswer();
            String event = publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "断线的件"));
            Delivery delivery = awaitState(event, PRINCIPAL, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(smsOf(delivery)).hasSize(1);
            assertThat(delivery.attempts()).isEqualTo(1);
        }

        @Test
        void after_the_mail_server_took_it_is_not_sent_again() {
            MAIL.cutBeforeNextAnswer();
            String event = publishDocumentEvent(urged(Secrecy.SECRET, null));
            Delivery delivery = awaitState(event, HEAD, Channel.EMAIL, DeliveryState.UNDELIVERABLE);
            assertThat(delivery.failure().orElseThrow().code()).isEqualTo(Failure.UNCERTAIN);
            assertThat(mailsOf(delivery)).hasSize(1);
        }

        /** As an instance leaves a delivery that dies in the middle: claimed, and the claim has run out. */
        private Delivery stranded(Channel channel, boolean handedOver) {
            Instant now = Instant.now();
            var message = new Message(
                    UUID.randomUUID().toString(),
                    "org.wenshu.documents.InstructionRequested.v1",
                    "doc-1",
                    now,
                    new PersonId(ADMINISTRATOR),
                    Optional.empty(),
                    channel,
                    Secrecy.NONE,
                    false,
                    "rule",
                    "template",
                    channel == Channel.SMS ? "" : "标题",
                    "正文");
            var id = new DeliveryId(UUID.randomUUID().toString());
            Delivery delivery = Delivery.queued(id, message, 1, now, now.minusSeconds(60), Duration.ofHours(24));
            delivery.claim("lost", now.minusSeconds(60), Duration.ofSeconds(30));
            if (handedOver) {
                String provider = channel == Channel.SMS ? "sms-primary" : "email-primary";
                String address = channel == Channel.SMS ? mobile(ADMINISTRATOR) : mail(ADMINISTRATOR);
                delivery.handOver("lost", 1, provider, address, now.minusSeconds(50), Duration.ofSeconds(30));
            }
            return deliveries.insert(delivery);
        }
    }

    @Nested
    class a_text_message {
        @Test
        void that_is_long_arrives_whole_with_rare_characters_uncut() {
            String title = "关于" + "𠮷㐂".repeat(60) + "的通知";
            String event = publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, title));
            Delivery delivery = awaitState(event, PRINCIPAL, Channel.SMS, DeliveryState.DELIVERED);
            List<ArrivedSms> arrived = smsOf(delivery);
            assertThat(arrived).hasSize(1);
            assertThat(arrived.getFirst().text())
                    .isEqualTo(delivery.message().text())
                    .contains(title);
            assertThat(arrived.getFirst().parts())
                    .isEqualTo(delivery.parts().size())
                    .isGreaterThan(3);
        }

        @Test
        void that_does_not_reach_the_phone_becomes_a_call() {
            SMS.unreachable(mobile(PRINCIPAL));
            try {
                String event = publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "关机的件"));
                Delivery delivery = awaitState(event, PRINCIPAL, Channel.SMS, DeliveryState.UNDELIVERABLE);
                assertThat(delivery.failure().orElseThrow().code()).isEqualTo("RECEIPT_UNDELIV");
                assertThat(published(delivery.id()))
                        .anySatisfy(data -> assertThat(data).contains("RECEIPT_UNDELIV"));

                SMS.reachable(mobile(PRINCIPAL));
                post(SECRETARY, "/api/v1/deliveries/" + delivery.id() + "/retries", Map.of("reason", "已联系本人开机"))
                        .is(201);
                Delivery again = awaitState(event, PRINCIPAL, Channel.SMS, DeliveryState.DELIVERED);
                assertThat(again.journal()).anySatisfy(note -> {
                    assertThat(note.action()).isEqualTo("retry");
                    assertThat(note.by()).isEqualTo(SECRETARY);
                    assertThat(note.details()).contains("已联系本人开机");
                });
                post(SECRETARY, "/api/v1/deliveries/" + delivery.id() + "/retries", Map.of())
                        .is(409);
            } finally {
                SMS.reachable(mobile(PRINCIPAL));
            }
        }
    }

    @Nested
    class an_address {
        @Test
        void that_the_server_refuses_for_good_is_not_tried_again() {
            MAIL.refuse(mail(HANDLER));
            try {
                String event = publishDocumentEvent(urged(Secrecy.NONE, "拒收的件"));
                Delivery delivery = awaitState(event, HANDLER, Channel.EMAIL, DeliveryState.UNDELIVERABLE);
                assertThat(delivery.failure().orElseThrow().code()).isEqualTo(Failure.RECIPIENT_REJECTED);
                assertThat(delivery.attempts()).isEqualTo(1);
                awaitState(event, HEAD, Channel.EMAIL, DeliveryState.SENT);
            } finally {
                MAIL.accept(mail(HANDLER));
            }
        }

        @Test
        void that_the_directory_does_not_hold_is_told_to_the_secretary() {
            String event = publishDocumentEvent(instructionRequested(PAPERLESS, Secrecy.NONE, "无号码的件"));
            Delivery delivery = awaitState(event, PAPERLESS, Channel.SMS, DeliveryState.UNDELIVERABLE);
            assertThat(delivery.failure().orElseThrow().code()).isEqualTo(Failure.NO_ADDRESS);
            awaitState(event, PAPERLESS, Channel.INBOX, DeliveryState.DELIVERED);
        }
    }

    @Test
    void of_many_instances_one_claims_a_delivery() {
        Instant later = Instant.now().plusSeconds(3600);
        var message = new Message(
                UUID.randomUUID().toString(),
                "org.wenshu.documents.InstructionRequested.v1",
                "doc-1",
                later,
                new PersonId(ADMINISTRATOR),
                Optional.empty(),
                Channel.EMAIL,
                Secrecy.NONE,
                false,
                "rule",
                "template",
                "标题",
                "正文");
        // Due only in an hour, so that the dispatcher of this instance keeps out of it.
        Delivery queued = deliveries.insert(Delivery.queued(
                new DeliveryId(UUID.randomUUID().toString()), message, 1, later, later, Duration.ofHours(24)));
        var claimed = new AtomicInteger();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                instances.submit(() -> {
                    deliveries.change(
                            queued.id().value(),
                            delivery -> delivery.claim(UUID.randomUUID().toString(), later, Duration.ofHours(2)));
                    return claimed.incrementAndGet();
                });
            }
        }
        assertThat(claimed).hasValue(1);
    }

    @Test
    void two_instances_send_each_message_once_also_when_one_of_them_ends() {
        var events = new ArrayList<String>();
        try (var second = secondInstance()) {
            for (int i = 0; i < 15; i++) {
                events.add(publishDocumentEvent(urged(Secrecy.NONE, "双实例第" + i + "件")));
            }
            awaitState(events.getFirst(), HEAD, Channel.EMAIL, DeliveryState.SENT);
            assertThat(second.isActive()).isTrue();
        }
        for (String event : events) {
            for (String person : List.of(HANDLER, HEAD, UNCLEARED)) {
                assertThat(mailsOf(awaitState(event, person, Channel.EMAIL, DeliveryState.SENT)))
                        .hasSize(1);
                assertThat(smsOf(awaitState(event, person, Channel.SMS, DeliveryState.DELIVERED)))
                        .hasSize(1);
                awaitState(event, person, Channel.INBOX, DeliveryState.DELIVERED);
            }
        }
    }

    /** Another instance of the service on the same store, broker and providers. */
    private ConfigurableApplicationContext secondInstance() {
        return NotificationService.application()
                .run(
                        "--spring.config.name=notification-service",
                        "--server.port=0",
                        "--spring.mongodb.uri=" + WenshuInfrastructure.mongoUri("notifications"),
                        "--spring.kafka.bootstrap-servers=" + WenshuInfrastructure.bootstrapServers(),
                        "--wenshu.notifications.poll=100ms",
                        "--wenshu.notifications.claim=2s",
                        "--wenshu.notifications.sms.providers.primary.host=127.0.0.1",
                        "--wenshu.notifications.sms.providers.primary.port=" + SMS.port(),
                        "--wenshu.notifications.email.providers.primary.host=127.0.0.1",
                        "--wenshu.notifications.email.providers.primary.port=" + MAIL.port());
    }

    private Delivery awaitUndeliverable(DeliveryId id) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(deliveries.get(id.value()).state()).isEqualTo(DeliveryState.UNDELIVERABLE));
        return deliveries.get(id.value());
    }

    private static List<ArrivedSms> smsOf(Delivery delivery) {
        return SMS.messages().stream()
                .filter(sms -> sms.text().equals(delivery.message().text()))
                .filter(sms -> delivery.address().map(sms.destination()::equals).orElse(true))
                .toList();
    }

    /** What was published of a delivery, as JSON. */
    private List<String> published(DeliveryId id) {
        var found = new ArrayList<String>();
        try (Consumer<String, byte[]> consumer =
                consumers.createConsumer(UUID.randomUUID().toString(), "test", "")) {
            consumer.subscribe(List.of(Topics.NOTIFICATIONS));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(300)).forEach(record -> {
                    if (id.value().equals(record.key())) {
                        found.add(new String(record.value(), StandardCharsets.UTF_8));
                    }
                });
                return found.stream().anyMatch(data -> data.contains("reasonCode"));
            });
        }
        return found;
    }
}
