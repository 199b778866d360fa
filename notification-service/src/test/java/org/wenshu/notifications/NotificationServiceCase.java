package org.wenshu.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.contracts.documents.IncomingDocumentUrged;
import org.wenshu.contracts.documents.InstructionRequested;
import org.wenshu.local.infrastructure.ArrivedMail;
import org.wenshu.local.infrastructure.MailSink;
import org.wenshu.local.infrastructure.SmsSink;
import org.wenshu.local.testing.WithInfrastructure;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.office.Office;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.relay.EventJson;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.DerivedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with real store, broker, mail server and message centre, and an office of people. */
@SpringBootTest(
        classes = NotificationService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=notification-service",
            "wenshu.files.database=wenshu_notifications_test_files",
            "wenshu.reading.retries=2",
            "wenshu.reading.first-pause=50ms",
            "wenshu.notifications.organ=市人民政府办公室",
            "wenshu.notifications.claim=2s",
            "wenshu.notifications.poll=100ms",
            "wenshu.notifications.pause.first=100ms",
            "wenshu.notifications.pause.longest=400ms",
            "wenshu.notifications.inbox.poll=100ms",
            "wenshu.notifications.inbox.heartbeat=300ms",
            "wenshu.notifications.sms.receipt-wait=3s",
            "wenshu.notifications.sms.providers.primary.host=127.0.0.1",
            "wenshu.notifications.sms.providers.primary.answer-within=1s",
            "wenshu.notifications.sms.providers.primary.reconnect-first=50ms",
            "wenshu.notifications.sms.providers.primary.reconnect-longest=200ms",
            "wenshu.notifications.sms.providers.primary.limits.per-second=500",
            "wenshu.notifications.sms.providers.primary.limits.breaker.open-for=300ms",
            "wenshu.notifications.email.providers.primary.host=127.0.0.1",
            "wenshu.notifications.email.providers.primary.limits.per-second=500",
            "wenshu.notifications.email.providers.primary.limits.breaker.open-for=300ms",
            "wenshu.notifications.email.providers.backup.host=127.0.0.1",
            "wenshu.notifications.email.providers.backup.limits.breaker.open-for=300ms"
        })
@WithInfrastructure(database = "notifications")
@Import(NotificationServiceCase.Surroundings.class)
abstract class NotificationServiceCase {
    protected static final Duration PATIENCE = Duration.ofSeconds(20);
    protected static final JsonMapper JSON = new JsonMapper();

    protected static final String PRINCIPAL = "li";
    protected static final String DEPUTY = "zhang";
    protected static final String STAND_IN = "gao";
    protected static final String SECRETARY = "wang";
    protected static final String HEAD = "sun";
    protected static final String HANDLER = "qian";
    protected static final String UNCLEARED = "zhao";
    protected static final String ADMINISTRATOR = "admin";
    protected static final String PAPERLESS = "feng";

    protected static final MailSink MAIL = MailSink.start(0);
    protected static final MailSink BACKUP_MAIL = MailSink.start(0);
    protected static final SmsSink SMS = SmsSink.start(0);
    private static final RSAKey KEY = key();

    @LocalServerPort
    protected int port;

    @Autowired
    protected Office office;

    @Autowired
    protected AggregateStore<Delivery> deliveries;

    @Autowired
    private ProducerFactory<String, byte[]> producers;

    protected final HttpClient http = HttpClient.newHttpClient();

    /** What tests replace: the issuer of tokens. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        ReactiveJwtDecoder tokens() throws JOSEException {
            return NimbusReactiveJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        }
    }

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        registry.add("wenshu.notifications.sms.providers.primary.port", SMS::port);
        registry.add("wenshu.notifications.email.providers.primary.port", MAIL::port);
        registry.add("wenshu.notifications.email.providers.backup.port", BACKUP_MAIL::port);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void openTheOffice() {
        MAIL.comeUp();
        SMS.comeUp();
        BACKUP_MAIL.goDown();
        if (office.person(new PersonId(PAPERLESS)).isPresent()) {
            return;
        }
        publish("section/general", Topics.DIRECTORY, new SectionChanged("general", "综合科", "ZHK", 1, true));
        publish("section/finance", Topics.DIRECTORY, new SectionChanged("finance", "财务科", "CWK", 2, true));
        person(PRINCIPAL, "李市长", Secrecy.TOP_SECRET, List.of(), Role.PRINCIPAL_LEADER);
        person(DEPUTY, "张副市长", Secrecy.SECRET, List.of(), Role.DEPUTY_LEADER);
        person(STAND_IN, "高主任", Secrecy.INTERNAL, List.of(), Role.OFFICE_DIRECTOR);
        person(SECRETARY, "王文秘", Secrecy.SECRET, List.of(), Role.SECRETARY);
        person(HEAD, "孙𠮷", Secrecy.SECRET, List.of("general"), Role.SECTION_HEAD);
        person(HANDLER, "钱进", Secrecy.INTERNAL, List.of("general"), Role.HANDLER);
        person(UNCLEARED, "赵四", Secrecy.NONE, List.of("general"), Role.HANDLER);
        person(ADMINISTRATOR, "系统管理员", Secrecy.NONE, List.of(), Role.ADMINISTRATOR);
        publish(
                "delegation/d1",
                Topics.DIRECTORY,
                new DelegationChanged(
                        "d1",
                        DEPUTY,
                        STAND_IN,
                        List.of(Authorities.INCOMING_INSTRUCT),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2090-01-01T00:00:00Z"),
                        false));
        publish(
                "person/" + PAPERLESS,
                Topics.DIRECTORY,
                new PersonChanged(
                        PAPERLESS,
                        "冯无号",
                        "专家",
                        50,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        "INTERNAL",
                        true,
                        List.of(),
                        List.of(),
                        Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> office.isCaughtUp()
                        && office.person(new PersonId(PAPERLESS)).isPresent());
    }

    protected void person(String id, String name, Secrecy clearance, List<String> sections, Role role) {
        publish(
                "person/" + id,
                Topics.DIRECTORY,
                new PersonChanged(
                        id,
                        name,
                        role.chinese(),
                        10,
                        sections,
                        Optional.of(mobile(id)),
                        Optional.of(mail(id)),
                        clearance.name(),
                        true,
                        List.of(new RoleAssignment(role.name(), Optional.empty())),
                        role == Role.DEPUTY_LEADER ? List.of("general") : List.of(),
                        Optional.empty()));
    }

    protected static String mobile(String person) {
        return "138%08d".formatted(person.hashCode() & 0x3FFFFFF);
    }

    protected static String mail(String person) {
        return person + "@organ.example";
    }

    protected String publish(String subject, String topic, PublicEvent event) {
        String id = UUID.randomUUID().toString();
        publish(id, subject, topic, event);
        return id;
    }

    protected void publish(String id, String subject, String topic, PublicEvent event) {
        var cloudEvent = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/wenshu/test"))
                .withType(EventCatalogue.of(event.getClass()).wireName())
                .withSubject(subject)
                .withTime(Instant.now().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", "1")
                .withData(
                        "application/json",
                        EventJson.MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8))
                .build();
        ProducerRecord<String, byte[]> record =
                KafkaMessageFactory.<String>createWriter(topic, subject).writeBinary(cloudEvent);
        try (var producer = producers.createProducer()) {
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    protected String publishDocumentEvent(PublicEvent event) {
        return publish("doc-" + UUID.randomUUID(), Topics.DOCUMENTS, event);
    }

    protected static InstructionRequested instructionRequested(String leader, Secrecy secrecy, String title) {
        return new InstructionRequested(
                "doc-1",
                "收文〔2026〕17号",
                secrecy.name(),
                "NONE",
                Optional.ofNullable(title),
                leader,
                Instant.parse("2026-09-28T02:00:00Z"));
    }

    protected static IncomingDocumentUrged urged(Secrecy secrecy, String title) {
        return new IncomingDocumentUrged(
                "doc-1",
                "收文〔2026〕17号",
                secrecy.name(),
                "URGENT",
                Optional.ofNullable(title),
                2,
                "general",
                List.of(),
                Instant.parse("2026-09-24T10:00:00Z"),
                2,
                false,
                "call-1",
                Instant.parse("2026-09-28T02:00:00Z"));
    }

    protected Delivery delivery(String eventId, String person, Channel channel) {
        return deliveries.get(DerivedIds.of(eventId, person, channel.name()));
    }

    protected Optional<Delivery> found(String eventId, String person, Channel channel) {
        return deliveries.find(DerivedIds.of(eventId, person, channel.name()));
    }

    protected Delivery awaitState(String eventId, String person, Channel channel, DeliveryState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(found(eventId, person, channel).map(Delivery::state))
                        .contains(state));
        return delivery(eventId, person, channel);
    }

    /** The mails that a delivery became, on both servers. */
    protected static List<ArrivedMail> mailsOf(Delivery delivery) {
        var all = new ArrayList<>(MAIL.mails());
        all.addAll(BACKUP_MAIL.mails());
        return all.stream()
                .filter(mail -> mail.messageId().contains(delivery.id().value()))
                .toList();
    }

    /** What came back: the status, the headers and the body as JSON. */
    record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        String id() {
            return body.path("id").asString();
        }

        Answer is(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        void refuses(String field, String rule) {
            is(400);
            var errors = new ArrayList<String>();
            body.path("errors")
                    .forEach(error -> errors.add(error.path("field").asString() + " "
                            + error.path("rule").asString()));
            assertThat(errors).as("%s", body).contains(field + " " + rule);
        }
    }

    protected static String token(String person) {
        long now = System.currentTimeMillis();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                new JWTClaimsSet.Builder()
                        .subject(person)
                        .issueTime(new Date(now))
                        .expirationTime(new Date(now + 600_000))
                        .build());
        try {
            jwt.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    protected Answer get(String person, String path) {
        return send(person, "GET", path, Optional.empty(), Map.of());
    }

    protected Answer post(String person, String path, Object body) {
        return send(person, "POST", path, Optional.of(body), Map.of());
    }

    protected Answer put(String person, String path, Object body, String etag) {
        return send(person, "PUT", path, Optional.of(body), Map.of("If-Match", etag));
    }

    protected Answer send(
            String person, String method, String path, Optional<Object> body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token(person))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.map(JSON::writeValueAsString)
                                .map(BodyPublishers::ofString)
                                .orElseGet(BodyPublishers::noBody));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            byte[] bytes = response.body();
            return new Answer(
                    response.statusCode(),
                    response,
                    bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
