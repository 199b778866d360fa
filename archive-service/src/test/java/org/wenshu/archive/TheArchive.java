package org.wenshu.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.PolicyChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.contracts.directory.SectionChanged;
import org.wenshu.contracts.documents.IncomingDocumentCompleted;
import org.wenshu.local.testing.WithInfrastructure;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.relay.EventJson;
import org.wenshu.platform.store.DerivedIds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service, reached as its clients and the other services reach it; one context for all tests. */
@SpringBootTest(
        classes = ArchiveService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=archive-service",
            "wenshu.clock.movable=true",
            "wenshu.security.issuer=http://issuer.test",
            "wenshu.files.database=wenshu_archive_test_files",
            "wenshu.reading.first-pause=50ms",
            "logging.structured.format.console=",
            "logging.level.root=warn"
        })
@WithInfrastructure(database = "wenshu_archive_test")
abstract class TheArchive {
    static final String ARCHIVIST = "p-dang";
    /** An archivist who is cleared for nothing. */
    static final String UNCLEARED_ARCHIVIST = "p-dong";

    static final String DIRECTOR = "p-du";
    static final String LEADER = "p-ling";
    static final String HANDLER = "p-cheng";
    static final String OTHER_HANDLER = "p-chang";
    static final String CLASSIFIED_OFFICER = "p-bao";
    static final String ADMINISTRATOR = "p-xi";

    static final String SECTION = "s-general";
    static final String OTHER_SECTION = "s-finance";
    static final String SECTION_WITHOUT_CODE = "s-new";

    static final Instant COMPLETED_AT = Instant.parse("2026-10-12T03:20:00Z");

    private static final JsonMapper JSON = new JsonMapper();
    private static final RSAKey KEY = key();
    private static final HttpServer ISSUER = issuer();
    private static boolean officeIsSetUp;

    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    int port;

    @Autowired
    ProducerFactory<String, byte[]> producers;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    @Autowired
    FileStore files;

    @Autowired
    Office office;

    @Autowired
    MongoDatabase database;

    @Autowired
    MongoClient mongo;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        registry.add(
                "wenshu.security.jwks-uri",
                () -> "http://127.0.0.1:" + ISSUER.getAddress().getPort() + "/jwks");
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("first").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer issuer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void setUpTheOffice() {
        if (officeIsSetUp) {
            return;
        }
        publishSection(SECTION, "办公室", "BGS");
        publishSection(OTHER_SECTION, "财务科", "CWK");
        publishSection(SECTION_WITHOUT_CODE, "筹备组", "");
        publish(
                Topics.DIRECTORY,
                "policy/" + Policy.FONDS_NUMBER.key(),
                1,
                new PolicyChanged(Policy.FONDS_NUMBER.key(), Map.of(Office.POLICY_VALUE, "Z109"), 1));
        person(ARCHIVIST, "党兰", Role.ARCHIVIST, Secrecy.CONFIDENTIAL, List.of());
        person(UNCLEARED_ARCHIVIST, "董青", Role.ARCHIVIST, Secrecy.NONE, List.of());
        person(DIRECTOR, "杜威", Role.OFFICE_DIRECTOR, Secrecy.TOP_SECRET, List.of());
        person(LEADER, "凌云", Role.DEPUTY_LEADER, Secrecy.SECRET, List.of());
        person(HANDLER, "程明", Role.HANDLER, Secrecy.SECRET, List.of(SECTION));
        person(OTHER_HANDLER, "常乐", Role.HANDLER, Secrecy.NONE, List.of(OTHER_SECTION));
        person(CLASSIFIED_OFFICER, "鲍密", Role.CLASSIFIED_OFFICER, Secrecy.CONFIDENTIAL, List.of());
        person(ADMINISTRATOR, "席管", Role.ADMINISTRATOR, Secrecy.TOP_SECRET, List.of());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> office.isCaughtUp()
                        && office.person(new PersonId(ADMINISTRATOR)).isPresent());
        officeIsSetUp = true;
    }

    void publishSection(String id, String name, String code) {
        publish(Topics.DIRECTORY, "section/" + id, 1, new SectionChanged(id, name, code, 1, true));
    }

    /** A section of the test's own, so that its item numbers run from 0001. */
    String newSection(String code) {
        String id = "s-" + code.toLowerCase(java.util.Locale.ROOT);
        publishSection(id, code + "科", code);
        await().until(() -> office.section(new SectionId(id)).isPresent());
        return id;
    }

    private void person(String id, String name, Role role, Secrecy clearance, List<String> sections) {
        publish(
                Topics.DIRECTORY,
                "person/" + id,
                1,
                new PersonChanged(
                        id,
                        name,
                        role.chinese(),
                        1,
                        sections,
                        Optional.empty(),
                        Optional.empty(),
                        clearance.name(),
                        true,
                        List.of(new RoleAssignment(role.name(), Optional.empty())),
                        List.of(),
                        Optional.empty()));
    }

    /** Publishes as the relay of another service does. */
    void publish(String topic, String key, long sequence, PublicEvent event) {
        var cloudEvent = CloudEventBuilder.v1()
                .withId(key + ":" + sequence)
                .withSource(URI.create("/wenshu/test"))
                .withType(EventCatalogue.of(event.getClass()).wireName())
                .withSubject(key)
                .withTime(COMPLETED_AT.atOffset(java.time.ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(sequence))
                .withData("application/json", EventJson.MAPPER.writeValueAsBytes(event))
                .build();
        try (var producer = producers.createProducer()) {
            producer.send(KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(cloudEvent))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A completed document with its real files; what a test needs different it changes before it is published. */
    final class Completed {
        final String id = UUID.randomUUID().toString();
        String title = "关于召开座谈会的函";
        String sender = "青山镇商会";
        String senderNumber = "商会〔2026〕3号";
        Secrecy secrecy = Secrecy.NONE;
        String section = SECTION;
        Optional<String> hint = Optional.empty();
        List<String> needToKnow = List.of();
        boolean metadataIsLost;
        Optional<String> metadataInstead = Optional.empty();
        boolean originalIsLost;
        boolean digestIsWrong;
        String original = "正文" + id;

        Completed section(String value) {
            section = value;
            return this;
        }

        Completed title(String value) {
            title = value;
            return this;
        }

        Completed secrecy(Secrecy value) {
            secrecy = value;
            return this;
        }

        String recordId() {
            return DerivedIds.of("incoming-document", id);
        }

        String intakeId() {
            return DerivedIds.of("intake", "incoming-document", id);
        }

        FileReference attachment() {
            return file("附件:座谈提纲.txt", "ATTACHMENT", "提纲" + id);
        }

        IncomingDocumentCompleted event() {
            FileReference body = originalIsLost
                    ? new FileReference(name("正文.txt"), "ORIGINAL", "text/plain", 3, "0".repeat(64), "1".repeat(64))
                    : file("正文.txt", "ORIGINAL", original);
            if (digestIsWrong) {
                body = new FileReference(
                        body.name(), body.role(), body.mediaType(), body.size(), body.sha256(), "f".repeat(64));
            }
            // In the order of docs-service, which is not that of the archive.
            List<FileReference> all = List.of(
                    attachment(),
                    body,
                    file("办理情况.txt", "RESULT", "结果" + id),
                    file("收文处理单.txt", "HANDLING_SHEET", "单" + id));
            var metadata = new LinkedHashMap<String, Object>();
            metadata.put("documentId", id);
            metadata.put("title", title);
            metadata.put("sender", sender);
            metadata.put("senderNumber", senderNumber);
            metadata.put("registerNumber", "收〔2026〕0412");
            metadata.put("receivedAt", "2026-09-20T01:00:00Z");
            metadata.put("secrecy", secrecy.name());
            if (secrecy.classified()) {
                metadata.put("secrecyTerm", "10年");
            }
            metadata.put("copies", 1);
            metadata.put("pages", 6);
            metadata.put("handlingSection", Map.of("id", section, "name", section, "code", "XXX"));
            metadata.put("needToKnow", needToKnow);
            metadata.put(
                    "files",
                    all.stream()
                            .map(file -> Map.of(
                                    "name",
                                    "完整名称-" + file.role() + ".txt",
                                    "role",
                                    file.role(),
                                    "sha256",
                                    file.sha256()))
                            .toList());
            metadata.put("trackingSheet", List.of(Map.of("stage", "REGISTERED")));
            FileReference reference = metadataIsLost
                    ? new FileReference(
                            Optional.empty(), "METADATA", "application/json", 3, "2".repeat(64), "3".repeat(64))
                    : file("metadata.json", "METADATA", metadataInstead.orElse(JSON.writeValueAsString(metadata)));
            return new IncomingDocumentCompleted(
                    id,
                    "收〔2026〕0412",
                    secrecy.name(),
                    "NONE",
                    secrecy.classified() ? Optional.empty() : Optional.of(title),
                    "p-wang",
                    COMPLETED_AT,
                    sender,
                    secrecy.classified() ? Optional.empty() : Optional.of(senderNumber),
                    Optional.of(LocalDate.of(2026, 9, 18)),
                    6,
                    hint,
                    section,
                    all,
                    reference);
        }

        private Optional<String> name(String name) {
            return secrecy.classified() ? Optional.empty() : Optional.of(name);
        }

        FileReference file(String name, String role, String content) {
            StoredFile stored =
                    files.store(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name, 1 << 20);
            return new FileReference(
                    name(name), role, stored.mediaType(), stored.size(), stored.sha256(), stored.sm3());
        }

        Completed publish() {
            TheArchive.this.publish(Topics.DOCUMENTS, id, 9, event());
            return this;
        }

        /** Published and filed. */
        JsonNode filed() {
            publish();
            return awaitRecord();
        }

        JsonNode awaitRecord() {
            // The record is in the store as soon as its number is; the log has its entry a moment later.
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                Document found = records().find(new Document("_id", recordId())).first();
                return found != null
                        && found.getInteger("enteredInCustodyLog")
                                == found.getList("journal", Document.class).size();
            });
            String reader = secrecy.classified() ? CLASSIFIED_OFFICER : UNCLEARED_ARCHIVIST;
            return get(reader, "/api/v1/records/" + recordId()).ok();
        }

        JsonNode awaitHeld() {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(ARCHIVIST, "/api/v1/intakes/" + intakeId()).status() == 200);
            return get(ARCHIVIST, "/api/v1/intakes/" + intakeId()).ok();
        }
    }

    Completed completed() {
        return new Completed();
    }

    MongoCollection<Document> records() {
        return database.getCollection("records");
    }

    record Answer(int status, byte[] bytes, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return JSON.readTree(bytes);
        }

        JsonNode ok() {
            assertThat(status).as(new String(bytes, StandardCharsets.UTF_8)).isBetween(200, 299);
            return json();
        }

        JsonNode problem(int expected, String slug) {
            assertThat(status).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
            assertThat(json().path("type").asString()).endsWith("/" + slug);
            return json();
        }
    }

    Answer get(String person, String path) {
        return send(person, "GET", path, null, Map.of());
    }

    Answer post(String person, String path, Object body) {
        return send(person, "POST", path, body, Map.of());
    }

    Answer send(String person, String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token(person))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String token(String person) {
        long now = System.currentTimeMillis();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
                new JWTClaimsSet.Builder()
                        .subject(person)
                        .issuer("http://issuer.test")
                        .issueTime(new Date(now - 60_000))
                        .expirationTime(new Date(now + 300_000))
                        .build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** The events about this aggregate that the archive has published. */
    List<JsonNode> published(String aggregateId, String type) {
        var found = new ArrayList<JsonNode>();
        try (Consumer<String, byte[]> consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECORDS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    var event = KafkaMessageFactory.createReader(record).toEvent();
                    if (aggregateId.equals(record.key()) && event.getType().contains(type)) {
                        found.add(JSON.readTree(event.getData().toBytes()));
                    }
                }
            }
        }
        return found;
    }
}
