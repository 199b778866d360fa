package org.wenshu.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.documents.CirculationRead;
import org.wenshu.contracts.documents.IncomingDocumentReviewed;
import org.wenshu.notifications.defaults.ShippedDefaults;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;

class NotifyingTest extends NotificationServiceCase {
    private static final String RULES = "/api/v1/notification-rules";
    private static final String TEMPLATES = "/api/v1/notification-templates";
    private static final String INBOX = "/api/v1/inbox";

    @Autowired
    private ShippedDefaults defaults;

    @Nested
    @Tag("N1")
    class a_rule {
        @Test
        void holds_from_the_next_event_once_an_administrator_has_changed_it() {
            Answer shipped = get(ADMINISTRATOR, RULES + "/reviewed").is(200);
            assertThat(shipped.body().path("enabled").asBoolean()).isFalse();
            String before = publishDocumentEvent(reviewed());
            barrier(before);
            assertThat(found(before, SECRETARY, Channel.INBOX)).isEmpty();

            Map<String, Object> rule = editable(shipped);
            rule.put("enabled", true);
            Answer changed = put(ADMINISTRATOR, RULES + "/reviewed", rule, shipped.etag())
                    .is(200);
            String after = publishDocumentEvent(reviewed());
            awaitState(after, SECRETARY, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(changed.body().at("/journal/1/by").asString()).isEqualTo(ADMINISTRATOR);
            assertThat(changed.body().at("/journal/1/details").toString()).contains("enabled: false → true");

            // Neither an old version nor none is taken, and a restart does not bring the shipped one back.
            put(ADMINISTRATOR, RULES + "/reviewed", rule, shipped.etag()).is(412);
            send(ADMINISTRATOR, "PUT", RULES + "/reviewed", Optional.of(rule), Map.of())
                    .is(428);
            defaults.start();
            assertThat(get(ADMINISTRATOR, RULES + "/reviewed")
                            .body()
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
        }

        @Test
        void is_created_with_a_condition_and_removed_for_good() {
            Answer created = post(
                            ADMINISTRATOR,
                            RULES,
                            rule(Map.of(
                                    "conditions",
                                    List.of(Map.of(
                                            "field", "urgency", "test", "EQUALS", "values", List.of("EXTRA_URGENT"))))))
                    .is(201);
            String plain = publishDocumentEvent(readBy("NONE"));
            String urgent = publishDocumentEvent(readBy("EXTRA_URGENT"));
            awaitState(urgent, STAND_IN, Channel.INBOX, DeliveryState.DELIVERED);
            barrier(plain);
            assertThat(found(plain, STAND_IN, Channel.INBOX)).isEmpty();

            send(
                            ADMINISTRATOR,
                            "DELETE",
                            RULES + "/" + created.id(),
                            Optional.empty(),
                            Map.of("If-Match", created.etag()))
                    .is(204);
            get(ADMINISTRATOR, RULES + "/" + created.id()).is(404);
            String late = publishDocumentEvent(readBy("EXTRA_URGENT"));
            barrier(late);
            assertThat(found(late, STAND_IN, Channel.INBOX)).isEmpty();
        }

        @Test
        void that_cannot_work_is_refused_with_the_field_and_the_rule() {
            post(ADMINISTRATOR, RULES, rule(Map.of("event", "org.wenshu.documents.Unheard.v1")))
                    .refuses("event", "known-event");
            post(ADMINISTRATOR, RULES, rule(Map.of("templateId", "none"))).refuses("templateId", "known-template");
            post(ADMINISTRATOR, RULES, rule(Map.of("templateId", "urged")))
                    .refuses("templateId", "placeholder-of-event");
            post(ADMINISTRATOR, RULES, rule(Map.of("channels", List.of("EMAIL"))))
                    .refuses("templateId", "channel");
            post(ADMINISTRATOR, RULES, rule(Map.of("audience", List.of(Map.of("kind", "PERSONS", "of", "nobodyIds")))))
                    .refuses("audience[0].of", "field-of-event");
            post(ADMINISTRATOR, RULES, rule(Map.of("audience", List.of(Map.of("kind", "ROLE", "of", "KING")))))
                    .refuses("audience[0].of", "known-role");
            post(ADMINISTRATOR, RULES, rule(Map.of("channels", List.of("PIGEON"))))
                    .is(400);
            post(ADMINISTRATOR, RULES, rule(Map.of("name", " "))).is(400);
            post(ADMINISTRATOR, RULES, rule(Map.of("delegatedAuthority", "all:of-it")))
                    .refuses("delegatedAuthority", "known-authority");
        }

        @Test
        void is_the_administrators_business_only() {
            get(SECRETARY, RULES).is(403);
            post(SECRETARY, RULES, rule(Map.of())).is(403);
            get(SECRETARY, TEMPLATES).is(403);
            get(HANDLER, "/api/v1/deliveries").is(403);
        }

        private Map<String, Object> rule(Map<String, Object> other) {
            var rule = new HashMap<String, Object>(Map.of(
                    "name",
                    "阅毕告知",
                    "event",
                    "org.wenshu.documents.CirculationRead.v1",
                    "audience",
                    List.of(Map.of("kind", "PERSON", "of", STAND_IN)),
                    "channels",
                    List.of("INBOX"),
                    "templateId",
                    "circulation-read"));
            rule.putAll(other);
            return rule;
        }

        private CirculationRead readBy(String urgency) {
            return new CirculationRead(
                    "doc-2", "收文〔2026〕18号", "NONE", urgency, Optional.of("传阅件"), HANDLER, Instant.now());
        }

        private Map<String, Object> editable(Answer rule) {
            Map<String, Object> body = JSON.convertValue(rule.body(), Map.class);
            var editable = new HashMap<>(body);
            editable.remove("id");
            editable.remove("journal");
            return editable;
        }
    }

    @Nested
    @Tag("N5")
    class a_template {
        @Test
        void with_an_unknown_placeholder_or_a_signature_of_its_own_is_refused() {
            post(ADMINISTRATOR, TEMPLATES, template("SMS", null, "{recipientName}同志,{nickname}"))
                    .refuses("wordings.SMS.text", "placeholder");
            post(ADMINISTRATOR, TEMPLATES, template("SMS", null, "【某局】请阅")).refuses("wordings.SMS.text", "signature");
            post(ADMINISTRATOR, TEMPLATES, template("EMAIL", null, "请阅"))
                    .refuses("wordings.EMAIL.subject", "not-blank");
            post(ADMINISTRATOR, TEMPLATES, template("INBOX", "题", "请{阅")).refuses("wordings.INBOX.text", "braces");
        }

        @Test
        void in_use_cannot_lose_what_its_rules_need() {
            Answer template =
                    get(ADMINISTRATOR, TEMPLATES + "/circulation-read").is(200);
            put(
                            ADMINISTRATOR,
                            TEMPLATES + "/circulation-read",
                            template("INBOX", "已阅", "{overdueDays}"),
                            template.etag())
                    .refuses("wordings", "placeholder-of-event");
            send(
                            ADMINISTRATOR,
                            "DELETE",
                            TEMPLATES + "/circulation-read",
                            Optional.empty(),
                            Map.of("If-Match", template.etag()))
                    .is(409);
        }

        @Test
        void is_previewed_with_samples_and_the_signature() {
            Answer preview = get(ADMINISTRATOR, TEMPLATES + "/urged/preview").is(200);
            assertThat(preview.body().at("/SMS/text").asString())
                    .startsWith("【文枢】")
                    .doesNotContain("{");
            assertThat(preview.body().at("/SMS/parts").asInt()).isPositive();
            assertThat(preview.body().at("/EMAIL/subject").asString()).doesNotContain("{");
            var draft = Map.of("wordings", Map.of("SMS", Map.of("text", "{recipientName}同志")));
            assertThat(post(ADMINISTRATOR, TEMPLATES + "/previews", draft)
                            .is(200)
                            .body()
                            .at("/SMS/text")
                            .asString())
                    .isEqualTo("【文枢】张伟同志");
        }

        private Map<String, Object> template(String channel, String subject, String text) {
            var wording = new HashMap<String, Object>(Map.of("text", text));
            if (subject != null) {
                wording.put("subject", subject);
            }
            return Map.of("name", "试", "wordings", Map.of(channel, wording));
        }
    }

    @Nested
    @Tag("X3")
    @Tag("N4")
    class what_is_classified {
        @Test
        void is_not_told_to_who_is_not_cleared_and_names_no_title_to_who_is() {
            String id = publishDocumentEvent(urged(Secrecy.SECRET, null));
            Delivery sms = awaitState(id, HEAD, Channel.SMS, DeliveryState.DELIVERED);
            Delivery inbox = awaitState(id, HEAD, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(sms.message().text()).contains("涉密文件").doesNotContain("《");
            assertThat(inbox.message().text()).contains("涉密文件");
            assertThat(deliveries.findAll(Filters.eq("eventId", id)))
                    .extracting(delivery -> delivery.message().recipient())
                    .containsOnly(Optional.of(new PersonId(HEAD)));
        }

        @Test
        void does_not_exist_in_the_deliveries_of_who_is_not_cleared() {
            String id = publishDocumentEvent(urged(Secrecy.SECRET, null));
            Delivery sms = awaitState(id, HEAD, Channel.SMS, DeliveryState.DELIVERED);
            assertThat(get(SECRETARY, "/api/v1/deliveries?event=" + id)
                            .is(200)
                            .body()
                            .path("items")
                            .size())
                    .isEqualTo(3);
            assertThat(get(STAND_IN, "/api/v1/deliveries?event=" + id)
                            .is(200)
                            .body()
                            .path("items")
                            .size())
                    .isZero();
            get(SECRETARY, "/api/v1/deliveries/" + sms.id()).is(200);
            get(STAND_IN, "/api/v1/deliveries/" + sms.id()).is(404);
            post(STAND_IN, "/api/v1/deliveries/" + sms.id() + "/retries", Map.of())
                    .is(404);
        }
    }

    @Nested
    @Tag("O3")
    class under_delegation {
        @Test
        void who_may_act_for_the_leader_gets_a_copy() {
            String id = publishDocumentEvent(instructionRequested(DEPUTY, Secrecy.NONE, "委托期间的件"));
            Delivery copy = awaitState(id, STAND_IN, Channel.INBOX, DeliveryState.DELIVERED);
            awaitState(id, DEPUTY, Channel.INBOX, DeliveryState.DELIVERED);
            assertThat(copy.message().copyFor()).contains(new PersonId(DEPUTY));
            assertThat(copy.message().text()).contains("代张副市长阅办", "高主任同志");
        }

        @Test
        void who_is_not_cleared_gets_none() {
            String id = publishDocumentEvent(instructionRequested(DEPUTY, Secrecy.SECRET, null));
            awaitState(id, DEPUTY, Channel.SMS, DeliveryState.DELIVERED);
            barrier(id);
            assertThat(found(id, STAND_IN, Channel.INBOX)).isEmpty();
        }
    }

    @Nested
    @Tag("N2")
    class an_inbox {
        @Test
        void is_ones_own_pages_counts_and_is_acknowledged() {
            for (int i = 0; i < 3; i++) {
                awaitState(
                        publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "收件箱第" + i + "件")),
                        PRINCIPAL,
                        Channel.INBOX,
                        DeliveryState.DELIVERED);
            }
            Answer first = get(PRINCIPAL, INBOX + "?unread=true&limit=2").is(200);
            long unread = first.body().path("total").asLong();
            assertThat(first.body().path("items").size()).isEqualTo(2);
            Answer second = get(
                            PRINCIPAL,
                            INBOX + "?unread=true&limit=2&cursor="
                                    + first.body().path("next").asString())
                    .is(200);
            assertThat(second.body().at("/items/0/number").asInt())
                    .isEqualTo(first.body().at("/items/1/number").asInt() - 1);

            String id = first.body().at("/items/0/id").asString();
            post(HANDLER, INBOX + "/" + id + "/acknowledgement", Map.of()).is(404);
            Answer acknowledged = post(PRINCIPAL, INBOX + "/" + id + "/acknowledgement", Map.of())
                    .is(200);
            assertThat(acknowledged.body().has("acknowledgedAt")).isTrue();
            post(PRINCIPAL, INBOX + "/" + id + "/acknowledgement", Map.of()).is(200);
            assertThat(get(PRINCIPAL, INBOX + "?unread=true")
                            .body()
                            .path("total")
                            .asLong())
                    .isEqualTo(unread - 1);
            assertThat(get(ADMINISTRATOR, INBOX).body().path("total").asLong()).isZero();
            get(PRINCIPAL, INBOX + "?cursor=nonsense").is(400);
        }

        @Test
        void is_followed_live_and_resumed_where_the_stream_broke() throws IOException {
            String seen = publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "断开前"));
            int last = awaitState(seen, PRINCIPAL, Channel.INBOX, DeliveryState.DELIVERED)
                    .inboxNumber()
                    .orElseThrow();
            try (Following live = follow(PRINCIPAL, Optional.empty())) {
                live.awaitLine(":open");
                publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "流中的件"));
                live.awaitLine("流中的件");
                live.awaitLine(":heartbeat");
                assertThat(live.ids()).containsExactly(last + 1);
            }
            String missed = publishDocumentEvent(instructionRequested(PRINCIPAL, Secrecy.NONE, "断开时的件"));
            awaitState(missed, PRINCIPAL, Channel.INBOX, DeliveryState.DELIVERED);
            // Written by another instance: nothing in this one is told of it.
            try (Following again = follow(PRINCIPAL, Optional.of(Integer.toString(last + 1)))) {
                again.awaitLine("断开时的件");
                copyAsAnotherInstance(missed, last + 3);
                again.awaitLine("id:" + (last + 3));
                assertThat(again.ids()).containsExactly(last + 2, last + 3);
            }
        }

        private void copyAsAnotherInstance(String event, int number) {
            var message = delivery(event, PRINCIPAL, Channel.INBOX).message();
            deliveries.insert(Delivery.inInbox(
                    new DeliveryId(UUID.randomUUID().toString()), message, number, Instant.now(), Instant.now()));
        }

        private Following follow(String person, Optional<String> lastEventId) throws IOException {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + INBOX + "/stream"))
                    .header("Authorization", "Bearer " + token(person))
                    .header("Accept", "text/event-stream");
            lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
            try {
                var response = http.send(request.build(), BodyHandlers.ofInputStream());
                assertThat(response.statusCode()).isEqualTo(200);
                return new Following(response.body());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @Tag("N3")
    void an_event_that_names_somebody_unknown_is_laid_aside_and_told_once_the_directory_knows_him() {
        String ghost = "new-" + UUID.randomUUID();
        String id = publishDocumentEvent(instructionRequested(ghost, Secrecy.NONE, "新任领导的件"));
        String letters = "/api/v1/operations/notification-service/dead-letters";
        String letter = "notifications-of-documents:" + id;
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get(ADMINISTRATOR, letters).body().toString())
                                .contains(letter));
        person(ghost, "新领导", Secrecy.NONE, List.of(), Role.EXPERT);
        await().atMost(PATIENCE).until(() -> office.person(new PersonId(ghost)).isPresent());
        assertThat(post(ADMINISTRATOR, letters + "/" + letter + "/replays", Map.of())
                        .status())
                .isBetween(200, 204);
        awaitState(id, ghost, Channel.SMS, DeliveryState.DELIVERED);
    }

    @Test
    void the_api_document_names_every_path() {
        String api =
                get(ADMINISTRATOR, "/v3/api-docs").is(200).body().path("paths").toString();
        assertThat(api)
                .contains(
                        RULES,
                        TEMPLATES + "/previews",
                        INBOX + "/stream",
                        INBOX + "/{id}/acknowledgement",
                        "/api/v1/deliveries/{id}/retries");
    }

    /** A stream that is being read. */
    private static final class Following implements AutoCloseable {
        private final InputStream in;
        private final List<String> lines = new ArrayList<>();

        Following(InputStream in) {
            this.in = in;
            Thread.ofVirtual().start(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        synchronized (lines) {
                            lines.add(line);
                        }
                    }
                } catch (IOException closed) {
                    // The test has seen enough.
                }
            });
        }

        void awaitLine(String part) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines()).anyMatch(line -> line.contains(part)));
        }

        List<Integer> ids() {
            return lines().stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Integer.valueOf(line.substring(3).trim()))
                    .toList();
        }

        private List<String> lines() {
            synchronized (lines) {
                return List.copyOf(lines);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static IncomingDocumentReviewed reviewed() {
        return new IncomingDocumentReviewed(
                "doc-3", "收文〔2026〕19号", "NONE", "NONE", Optional.of("初审件"), SECRETARY, Instant.now());
    }

    /** Waits until everything that was published before has been read, on whichever partition. */
    private void barrier(String event) {
        for (int i = 0; i < 12; i++) {
            String marker =
                    publish("barrier-" + i, Topics.DOCUMENTS, instructionRequested(PAPERLESS, Secrecy.NONE, "栅栏"));
            awaitState(marker, PAPERLESS, Channel.INBOX, DeliveryState.DELIVERED);
        }
        assertThat(event).isNotEmpty();
    }
}
