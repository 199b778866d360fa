package org.wenshu.documents;

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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.DelegationChanged;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.local.samples.Sample;
import org.wenshu.local.testing.MovableClock;
import org.wenshu.local.testing.WenshuInfrastructure;
import org.wenshu.local.testing.WithInfrastructure;
import org.wenshu.office.Office;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.clock.ClockMoved;
import org.wenshu.platform.relay.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with real store and broker, an office of people who sign in, and a clock that tests move. */
@SpringBootTest(
        classes = DocsService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=docs-service")
@WithInfrastructure(database = "docs")
@Import(DocsServiceCase.Surroundings.class)
public abstract class DocsServiceCase {
    protected static final Duration PATIENCE = Duration.ofSeconds(30);
    protected static final JsonMapper JSON = new JsonMapper();
    protected static final String DOCUMENTS = "/api/v1/incoming-documents";

    protected static final String SECRETARY = "wang";
    protected static final String CLEARED_SECRETARY = "mi";
    protected static final String DIRECTOR = "liu";
    protected static final String PRINCIPAL = "li";
    protected static final String DEPUTY = "zhang";
    protected static final String OTHER_DEPUTY = "chen";
    protected static final String PLANNER = "sun";
    protected static final String ACCOUNTANT = "qian";
    protected static final String LAWYER = "zhou";
    protected static final String STRANGER = "wu";
    protected static final String CLASSIFIED_OFFICER = "bao";
    protected static final String PLANNING_HEAD = "gui";
    protected static final String FINANCE_HEAD = "cai";
    protected static final String COUNSEL = "lv";
    protected static final List<String> CLEARED_READERS = List.of("tan", "yu");

    private static final AtomicInteger SENDER_NUMBERS = new AtomicInteger();
    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final RSAKey KEY = key();

    @LocalServerPort
    private int port;

    @Autowired
    protected MovableClock clock;

    @Autowired
    protected Office office;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ProducerFactory<String, byte[]> producers;

    private final HttpClient http = HttpClient.newHttpClient();

    /** What tests replace: the time, and the issuer of tokens. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        MovableClock clock() {
            return MovableClock.atBeijing("2026-09-28T10:00");
        }

        @Bean
        ReactiveJwtDecoder tokens() throws JOSEException {
            return NimbusReactiveJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back: the status, the headers and the body as JSON. */
    public record Answer(int status, HttpResponse<byte[]> response, JsonNode body) {
        public String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        public String id() {
            return body.path("id").asString();
        }

        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        public Answer is(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        /** That the answer refuses this field for this rule. */
        public void refuses(String field, String rule) {
            is(400);
            var errors = new ArrayList<String>();
            body.path("errors")
                    .forEach(error -> errors.add(error.path("field").asString() + " "
                            + error.path("rule").asString()));
            assertThat(errors).as("%s", body).contains(field + " " + rule);
        }
    }

    @BeforeEach
    void openTheOffice() {
        clock.setBeijing("2026-09-28T10:00");
        if (office.person(new PersonId(CLASSIFIED_OFFICER)).isPresent()) {
            return;
        }
        section("planning", "规划科", "GHK", 1);
        section("finance", "财务科", "CWK", 2);
        section("legal", "法制科", "FZK", 3);
        person(PRINCIPAL, "李局长", 1, Secrecy.TOP_SECRET, List.of(), List.of(), Role.PRINCIPAL_LEADER);
        person(DEPUTY, "张副局长", 2, Secrecy.CONFIDENTIAL, List.of(), List.of("planning", "legal"), Role.DEPUTY_LEADER);
        person(OTHER_DEPUTY, "陈副局长", 3, Secrecy.INTERNAL, List.of(), List.of("finance"), Role.DEPUTY_LEADER);
        person(DIRECTOR, "刘主任", 4, Secrecy.INTERNAL, List.of(), List.of(), Role.OFFICE_DIRECTOR);
        person(SECRETARY, "王文秘", 10, Secrecy.INTERNAL, List.of(), List.of(), Role.SECRETARY);
        person(CLEARED_SECRETARY, "米文秘", 11, Secrecy.TOP_SECRET, List.of(), List.of(), Role.SECRETARY);
        person(PLANNER, "孙科员", 20, Secrecy.CONFIDENTIAL, List.of("planning"), List.of(), Role.HANDLER);
        person(ACCOUNTANT, "钱科员", 21, Secrecy.INTERNAL, List.of("finance"), List.of(), Role.HANDLER);
        person(LAWYER, "周科员", 22, Secrecy.SECRET, List.of("legal"), List.of(), Role.HANDLER);
        person(PLANNING_HEAD, "桂科长", 15, Secrecy.CONFIDENTIAL, List.of("planning"), List.of(), Role.SECTION_HEAD);
        person(FINANCE_HEAD, "蔡科长", 16, Secrecy.INTERNAL, List.of("finance"), List.of(), Role.SECTION_HEAD);
        person(COUNSEL, "吕律师", 25, Secrecy.INTERNAL, List.of(), List.of(), Role.EXPERT);
        CLEARED_READERS.forEach(
                reader -> person(reader, reader, 12, Secrecy.TOP_SECRET, List.of(), List.of(), Role.SECRETARY));
        person(STRANGER, "吴科员", 30, Secrecy.NONE, List.of(), List.of());
        publish(
                Topics.DIRECTORY,
                "delegation/d1",
                new DelegationChanged(
                        "d1",
                        PRINCIPAL,
                        OTHER_DEPUTY,
                        List.of(Authorities.INCOMING_INSTRUCT),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2027-12-31T00:00:00Z"),
                        false));
        person(CLASSIFIED_OFFICER, "包保密", 31, Secrecy.TOP_SECRET, List.of(), List.of(), Role.CLASSIFIED_OFFICER);
        await().atMost(PATIENCE)
                .until(() -> office.isCaughtUp()
                        && office.person(new PersonId(CLASSIFIED_OFFICER)).isPresent());
    }

    private void section(String id, String name, String code, int order) {
        publish(Topics.DIRECTORY, "section/" + id, new SectionChanged(id, name, code, order, true));
    }

    private void person(
            String id,
            String name,
            int rank,
            Secrecy clearance,
            List<String> sections,
            List<String> inChargeOf,
            Role... roles) {
        publish(
                Topics.DIRECTORY,
                "person/" + id,
                new PersonChanged(
                        id,
                        name,
                        "",
                        rank,
                        sections,
                        Optional.empty(),
                        Optional.empty(),
                        clearance.name(),
                        true,
                        List.of(roles).stream()
                                .map(role -> new RoleAssignment(role.name(), Optional.empty()))
                                .toList(),
                        inChargeOf,
                        Optional.empty()));
    }

    // Events

    protected void publish(String topic, String aggregateId, PublicEvent event) {
        publish(
                topic,
                aggregateId,
                SEQUENCE.incrementAndGet(),
                UUID.randomUUID().toString(),
                event);
    }

    protected void publish(String topic, String aggregateId, long sequence, String eventId, PublicEvent event) {
        var cloudEvent = CloudEventBuilder.v1()
                .withId(eventId)
                .withSource(URI.create("/test"))
                .withType(EventCatalogue.of(event.getClass()).wireName())
                .withSubject(aggregateId)
                .withTime(clock.instant().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(sequence))
                .withData("application/json", EventJson.MAPPER.writeValueAsBytes(event))
                .build();
        ProducerRecord<String, byte[]> message =
                KafkaMessageFactory.<String>createWriter(topic, aggregateId).writeBinary(cloudEvent);
        try (var producer = producers.createProducer()) {
            producer.send(message);
            producer.flush();
        }
    }

    /** A public event about a document as it stands on the topic. */
    public record Published(String type, JsonNode data) {}

    /** All events about a document that are on the topic by now, in order. */
    protected List<Published> published(String documentId) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("bootstrap.servers", WenshuInfrastructure.bootstrapServers()));
        var consumers =
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var found = new ArrayList<Published>();
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "", "")) {
            var partitions = consumer.partitionsFor(Topics.DOCUMENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (documentId.equals(record.key())) {
                        String type = new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        found.add(new Published(
                                type.replaceAll(".*\\.(\\w+)\\.v\\d+", "$1"), JSON.readTree(record.value())));
                    }
                }
            }
        }
        return found;
    }

    protected List<Published> awaitPublished(String documentId, String lastType) {
        await().atMost(PATIENCE)
                .until(() -> published(documentId).stream()
                        .anyMatch(event -> event.type().equals(lastType)));
        return published(documentId);
    }

    /** Moves the clock and lets the timers ring, as the internal endpoint does. */
    protected void moveTo(String beijing) {
        clock.setBeijing(beijing);
        events.publishEvent(new ClockMoved(clock.instant()));
    }

    // Requests

    private static String token(String person) {
        long now = System.currentTimeMillis();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                new JWTClaimsSet.Builder()
                        .subject(person)
                        .issueTime(new Date(now - 60_000))
                        .expirationTime(new Date(now + 3_600_000))
                        .build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    protected HttpRequest.Builder request(String person, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token(person));
    }

    protected Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(),
                    response,
                    JSON.readTree(json ? response.body() : "{}".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected Answer get(String person, String path) {
        return send(request(person, path).GET());
    }

    protected Answer post(String person, String path, Map<String, ?> body) {
        return send(posting(person, path, body));
    }

    protected HttpRequest.Builder posting(String person, String path, Map<String, ?> body) {
        return request(person, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    protected static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // Uploads

    protected String upload(String person, String name, byte[] content) {
        Answer answer = uploading(person, Map.of(name, content)).is(201);
        return answer.text("/items/0/id");
    }

    protected Answer uploading(String person, Map<String, byte[]> files) {
        String boundary = "wenshu-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        files.forEach((name, content) -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(person, "/api/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** The sample and its attachments uploaded, as a registration names them. */
    protected List<Map<String, String>> uploaded(String person, Sample sample) {
        var files = new ArrayList<Map<String, String>>();
        files.add(Map.of("fileId", upload(person, sample.fileName(), sample.bytes()), "kind", "ORIGINAL"));
        sample.attachments()
                .forEach(attachment -> files.add(Map.of(
                        "fileId", upload(person, attachment.fileName(), attachment.bytes()), "kind", "ATTACHMENT")));
        return files;
    }

    // Documents

    /** A registration that is in order, with a number that no other test uses. */
    protected Map<String, Object> registration() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("sender", "市人民政府办公室");
        fields.put("senderNumber", "市政办发〔2026〕" + (1000 + SENDER_NUMBERS.incrementAndGet()) + "号");
        fields.put("title", "关于做好国庆期间值班工作的通知");
        fields.put("addressee", "各区县人民政府");
        fields.put("copies", 2);
        fields.put("pages", 4);
        fields.put("receivedAt", "2026-09-28T01:30:00Z");
        fields.put("channel", "OFFICIAL_EXCHANGE");
        fields.put("secrecy", "NONE");
        fields.put("urgency", "NONE");
        return fields;
    }

    protected Map<String, Object> registration(String field, Object value) {
        var fields = registration();
        fields.put(field, value);
        return fields;
    }

    protected Map<String, Object> classified(String title) {
        var fields = registration("title", title);
        fields.put("secrecy", "CONFIDENTIAL");
        fields.put("secrecyTerm", "10年");
        return fields;
    }

    protected Answer registered() {
        return post(SECRETARY, DOCUMENTS, registration()).is(201);
    }

    protected static Map<String, Object> passing() {
        return Map.of(
                "outcome",
                "PASS",
                "checklist",
                List.of("HEAD", "ADDRESSEE", "ATTACHMENT_NOTE", "PAGES", "ATTACHMENTS").stream()
                        .map(point -> Map.of("point", point, "inOrder", true))
                        .toList());
    }

    protected Answer act(String person, String id, String act, Map<String, ?> body) {
        return post(person, DOCUMENTS + "/" + id + "/" + act, body);
    }

    /** Assigned to the planning section, without a leader, by one secretary. */
    protected Answer assigned(String secretary, Map<String, Object> registration, String... coHandlers) {
        String id = post(secretary, DOCUMENTS, registration).is(201).id();
        act(secretary, id, "reviews", passing()).is(201);
        act(
                        secretary,
                        id,
                        "proposals",
                        Map.of("reason", "请规划科办理", "candidates", List.of(Map.of("leadSectionId", "planning"))))
                .is(201);
        return act(
                        secretary,
                        id,
                        "assignments",
                        Map.of("leadSectionId", "planning", "coSectionIds", List.of(coHandlers)))
                .is(201);
    }
}
