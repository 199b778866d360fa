package org.wenshu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Session;
import org.wenshu.local.suite.Part;
import tools.jackson.databind.JsonNode;

/** What the gateway itself has to offer to applications and operators. */
@WithSuite
@Order(40)
class TheDoorTest {

    @Test
    void health_of_the_whole_is_told_service_by_service_to_who_is_signed_in() {
        assertThat(TheSuite.nobody().get("/health").expect(200).text("/status")).isEqualTo("UP");
        assertThat(TheSuite.nobody().get("/api/v1/health").status()).isEqualTo(401);

        String health = TheSuite.get("admin", "/api/v1/health").body();

        for (Part service : Part.services()) {
            if (service != Part.GATEWAY) {
                assertThat(health).contains(service.title());
            }
        }
        assertThat(health).doesNotContain("DOWN");
    }

    @Test
    void the_api_of_all_services_is_one_document() {
        JsonNode all = TheSuite.nobody().get("/api-docs/all").expect(200).json();

        assertThat(all.at("/openapi").asString()).startsWith("3.1");
        var paths = new ArrayList<String>();
        all.at("/paths").forEachEntry((path, operations) -> paths.add(path));
        assertThat(paths)
                .contains(
                        "/api/v1/people",
                        "/api/v1/incoming-documents",
                        "/api/v1/records",
                        "/api/v1/notification-rules");
    }

    @Test
    void every_event_is_described_for_integrations() {
        String events = TheSuite.nobody().get("/asyncapi.yaml").expect(200).body();

        assertThat(EventCatalogue.entries())
                .allSatisfy(event -> assertThat(events).contains(event.wireName(), event.topic()));
    }

    @Test
    void answers_carry_protective_headers() {
        Answer answer = TheSuite.get("li", "/api/v1/me");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Frame-Options") + answer.header("Content-Security-Policy"))
                .isNotBlank();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void a_token_that_nobody_issued_opens_nothing() {
        String token = TheSuite.as("li").token();
        String forged = token.substring(0, token.lastIndexOf('.')) + ".AAAA";
        for (String bad : List.of("nonsense", forged, token + "x")) {
            Answer answer = Session.withToken(TheSuite.gateway(), "li", bad).get(Incoming.PATH);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    @Tag("N2")
    void the_inbox_is_followed_as_messages_arrive() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = TheSuite.gateway()
                    .request("/api/v1/inbox/stream")
                    .header("Authorization", "Bearer " + TheSuite.as("zhou").token())
                    .header("Accept", "text/event-stream")
                    .build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            var arrived = new StringBuffer();
            try (InputStream stream = answer.body()) {
                Thread.ofVirtual().start(() -> copy(stream, arrived));
                Incoming document = Incoming.registered("li", Registration.extraUrgent());

                Patiently.until(() -> assertThat(arrived.toString()).contains(document.id(), document.number()));
            }
            client.shutdownNow();
        }
    }

    private static void copy(InputStream stream, StringBuffer target) {
        try {
            byte[] buffer = new byte[8192];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                target.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // The listener has seen what it waited for.
        }
    }
}
