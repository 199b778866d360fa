package org.wenshu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds over real HTTP on either web stack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebContract {

    static final String NOTE = """
            {"title": "通知", "urgency": "URGENT", "due": "2026-01-31", "pages": 3, "items": []}""";

    private final WebApplicationType stack;
    private final Class<?>[] sources;
    final HttpClient http = HttpClient.newHttpClient();
    TokenIssuer issuer;
    ConfigurableApplicationContext service;

    WebContract(WebApplicationType stack, Class<?>... sources) {
        this.stack = stack;
        this.sources = sources;
    }

    @BeforeAll
    void start() {
        issuer = new TokenIssuer();
        service = NoteService.start(stack, issuer, sources);
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
        http.close();
    }

    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> errors() {
            List<String> errors = new ArrayList<>();
            body.path("errors")
                    .forEach(error -> errors.add(error.path("field").asString() + " "
                            + error.path("rule").asString()));
            return errors;
        }

        String type() {
            return body.path("type").asString().replace("https://wenshu.org/problems/", "");
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + NoteService.port(service) + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder as(String person, String path) {
        return request(path).header("Authorization", "Bearer " + issuer.token(person));
    }

    HttpRequest.Builder post(String person, String path, String json) {
        return as(person, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json")
                    ? new JsonMapper().readTree(response.body())
                    : new JsonMapper().createObjectNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Nested
    @Tag("X2")
    class a_request_without_a_valid_token {

        @Test
        void is_asked_to_sign_in_with_a_problem() {
            Answer answer = send(request("/api/v1/notes"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.type()).isEqualTo("unauthenticated");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.body().path("instance").asString()).isEqualTo("/api/v1/notes");
        }

        @Test
        void learns_nothing_about_paths_and_methods() {
            assertThat(send(request("/api/v1/nowhere")).status()).isEqualTo(401);
            assertThat(send(request("/api/v1/notes/1").DELETE()).status()).isEqualTo(401);
        }

        @Test
        void is_refused_when_expired_of_another_issuer_or_of_another_key() throws Exception {
            List<String> bad = List.of(
                    issuer.token("zhao", TokenIssuer.ISSUER, Duration.ofMinutes(-5), issuer.key()),
                    issuer.token("zhao", "http://elsewhere.test", Duration.ofMinutes(5), issuer.key()),
                    issuer.token(
                            "zhao",
                            TokenIssuer.ISSUER,
                            Duration.ofMinutes(5),
                            new RSAKeyGenerator(2048).keyID("first").generate()),
                    "not-a-token");
            for (String token : bad) {
                Answer answer = send(request("/api/v1/me").header("Authorization", "Bearer " + token));
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.type()).isEqualTo("unauthenticated");
                assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
            }
        }

        @Test
        void may_call_what_needs_nothing() {
            Answer answer = send(request("/api/v1/open"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("bound").asBoolean()).isFalse();
        }

        @Test
        void may_ask_for_health_and_metrics_of_prometheus_only() {
            assertThat(send(request("/actuator/health")).status()).isEqualTo(200);
            assertThat(send(request("/actuator/health/liveness")).status()).isEqualTo(200);
            assertThat(send(request("/actuator/prometheus")).status()).isEqualTo(200);
            assertThat(send(request("/actuator/metrics")).status()).isEqualTo(401);
            assertThat(send(request("/internal/clock")).status()).isEqualTo(401);
        }
    }

    @Nested
    @Tag("X2")
    class authority {

        @Test
        void is_needed_as_the_endpoint_says() {
            assertThat(send(post("zhao", "/api/v1/notes", NOTE)).status()).isEqualTo(200);
            Answer answer = send(post("qian", "/api/v1/notes", NOTE));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.type()).isEqualTo("forbidden");
            assertThat(answer.body().path("needs").toString()).isEqualTo("[\"notes:write\"]");
        }

        @Test
        void is_checked_before_the_body_is_read() throws Exception {
            try (Socket socket = new Socket("127.0.0.1", NoteService.port(service))) {
                socket.setSoTimeout(5000);
                socket.getOutputStream()
                        .write(("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000000\r\nAuthorization: Bearer " + issuer.token("qian")
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                InputStream in = socket.getInputStream();
                assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 403");
            }
        }

        @Test
        void is_needed_for_operational_figures() {
            assertThat(send(as("zhao", "/actuator/metrics")).status()).isEqualTo(403);
            assertThat(send(as("ops", "/actuator/metrics")).status()).isEqualTo(200);
        }

        @Test
        void of_an_unknown_person_is_none() {
            Answer answer = send(as("nobody", "/api/v1/me"));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("detail").asString()).contains("人员");
        }

        @Test
        @Tag("O3")
        void can_be_lent_and_a_missing_delegation_is_named() {
            Answer lent = send(post("zhao", "/api/v1/notes", NOTE).header("Wenshu-On-Behalf-Of", "sun"));
            assertThat(lent.body().path("onBehalfOf").asString()).isEqualTo("sun");
            Answer refused = send(post("zhao", "/api/v1/notes", NOTE).header("Wenshu-On-Behalf-Of", "li"));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.errors()).containsExactly("Wenshu-On-Behalf-Of delegation");
            assertThat(refused.body().path("detail").asString()).contains("li");
        }

        @Test
        void reaches_the_controller_as_the_domain_sees_people() {
            assertThat(send(as("zhao", "/api/v1/me")).body().path("name").asString())
                    .isEqualTo("赵");
        }
    }

    @Nested
    class the_current_request {

        @Test
        void is_bound_to_the_virtual_thread_of_a_blocking_controller() {
            Answer answer = send(post("zhao", "/api/v1/notes", NOTE).header("Idempotency-Key", "k-1"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("bound").asBoolean()).isTrue();
            assertThat(answer.body().path("virtual").asBoolean()).isTrue();
            assertThat(answer.body().path("caller").asString()).isEqualTo("zhao");
            assertThat(answer.body().path("key").asString()).isEqualTo("zhao/k-1");
            assertThat(answer.body().path("from").asString()).isEqualTo("127.0.0.1");
        }

        @Test
        void does_not_leak_into_other_requests() {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(http.sendAsync(
                        post(i % 2 == 0 ? "zhao" : "ops", "/api/v1/notes/1/reviews", "")
                                .header("If-Match", "\"1\"")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray()));
                answers.add(http.sendAsync(request("/api/v1/open").build(), HttpResponse.BodyHandlers.ofByteArray()));
            }
            for (int i = 0; i < answers.size(); i++) {
                JsonNode body = new JsonMapper().readTree(answers.get(i).join().body());
                if (i % 2 == 0) {
                    assertThat(body.path("caller").asString()).isEqualTo(i % 4 == 0 ? "zhao" : "ops");
                } else {
                    assertThat(body.path("bound").asBoolean()).isFalse();
                }
            }
        }

        @Test
        void has_the_same_fingerprint_only_for_the_same_request() {
            String first = fingerprint("/api/v1/notes", NOTE);
            assertThat(first).hasSize(64);
            assertThat(fingerprint("/api/v1/notes", NOTE)).isEqualTo(first);
            assertThat(fingerprint("/api/v1/notes", NOTE.replace("3", "4"))).isNotEqualTo(first);
            assertThat(fingerprint("/api/v1/notes?x=1", NOTE)).isNotEqualTo(first);
        }

        private String fingerprint(String path, String body) {
            return send(post("zhao", path, body).header("Idempotency-Key", "k-2"))
                    .body()
                    .path("fingerprint")
                    .asString();
        }

        @Test
        void refuses_a_malformed_idempotency_key() throws Exception {
            Answer answer = sendRaw("has space");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors()).containsExactly("Idempotency-Key idempotency-key");
            // Netty and Spring Security's firewall refuse such a header before anything of ours sees it.
            assertThat(sendRaw("带汉字").status()).isEqualTo(400);
        }

        @Test
        void refuses_an_idempotency_key_that_is_too_long() {
            assertThat(send(post("zhao", "/api/v1/notes", NOTE).header("Idempotency-Key", "x".repeat(129)))
                            .status())
                    .isEqualTo(400);
            assertThat(send(post("zhao", "/api/v1/notes", NOTE).header("Idempotency-Key", "x".repeat(128)))
                            .status())
                    .isEqualTo(200);
        }

        /** The JDK's client refuses such header values itself. */
        private Answer sendRaw(String key) throws IOException {
            try (Socket socket = new Socket("127.0.0.1", NoteService.port(service))) {
                socket.setSoTimeout(5000);
                socket.getOutputStream()
                        .write(("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Connection: close\r\nContent-Length: 0\r\nAuthorization: Bearer "
                                        + issuer.token("zhao") + "\r\nIdempotency-Key: " + key + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int status = Integer.parseInt(text.substring(9, 12));
                String json = text.contains("{") ? text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1) : "{}";
                return new Answer(status, new JsonMapper().readTree(json), null);
            }
        }
    }

    @Nested
    class a_change_in_place {

        @Test
        void must_say_its_version() {
            Answer answer = send(put("/api/v1/notes/7"));
            assertThat(answer.status()).isEqualTo(428);
            assertThat(answer.errors()).containsExactly("If-Match required");
        }

        @Test
        void hands_its_version_on() {
            Answer answer = send(put("/api/v1/notes/7").header("If-Match", "\"7\""));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("ifMatch").asLong()).isEqualTo(7);
            assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        }

        @Test
        void may_be_meant_for_any_version() {
            Answer answer = send(put("/api/v1/notes/7").header("If-Match", "*"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().has("ifMatch")).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "W/\"7\"", "\"7\", \"8\"", "\"seven\"", "\"-1\""})
        void refuses_what_is_no_version(String tag) {
            Answer answer = send(put("/api/v1/notes/7").header("If-Match", tag));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors()).containsExactly("If-Match etag");
        }

        @Test
        void is_free_of_it_where_nothing_has_versions_and_actions_may_demand_it() {
            assertThat(send(put("/api/v1/settings")).status()).isEqualTo(200);
            assertThat(send(post("zhao", "/api/v1/notes/1/reviews", "")).status())
                    .isEqualTo(428);
        }

        private HttpRequest.Builder put(String path) {
            return as("zhao", path).PUT(HttpRequest.BodyPublishers.noBody());
        }
    }

    @Nested
    @Tag("X3")
    class bad_input {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"title\": \" \", \"items\": [{\"name\": \"\"}], \"pages\": 1} | items[0].name not-blank,title not-blank,urgency not-null",
                    "{\"title\": \"123456789012345678901\", \"urgency\": \"NONE\", \"pages\": 1} | title size",
                    "{\"title\": \"x\", \"urgency\": \"SOON\", \"pages\": 1} | urgency unknown-value",
                    "{\"title\": \"x\", \"urgency\": 1, \"pages\": 1} | urgency unknown-value",
                    "{\"title\": \"x\", \"urgency\": \"NONE\", \"due\": \"31.1.2026\", \"pages\": 1} | due date",
                    "{\"title\": \"x\", \"urgency\": \"NONE\", \"pages\": \"many\"} | pages integer",
                    "{\"title\": \"x\", \"urgency\": \"NONE\", \"pages\": 1.5} | pages integer",
                    "{\"title\": \"x\", \"urgency\": \"NONE\", \"pages\": 1, \"items\": [{\"nmae\": \"y\"}]} | items[0].nmae unknown-field",
                    "{\"title\": 7, \"urgency\": \"NONE\", \"pages\": 1} | title text",
                    "{\"title\": \"x\", \"items\": {}} | items list",
                    "{\"title\": | body json",
                    "[] | body type",
                    "'' | body required"
                })
        void in_a_body_names_field_and_rule(String json, String errors) {
            Answer answer = send(post("zhao", "/api/v1/notes", json));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("invalid-input");
            assertThat(answer.errors()).containsExactlyInAnyOrder(errors.split(","));
        }

        @Test
        void lists_the_values_that_are_allowed() {
            Answer answer = send(post("zhao", "/api/v1/notes", NOTE.replace("URGENT", "SOON"))
                    .header("Accept-Language", "en"));
            assertThat(answer.body().path("errors").path(0).path("message").asString())
                    .isEqualTo("must be one of: NONE, URGENT");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/api/v1/notes/seven | id integer",
                    "/api/v1/search?pages=1 | from required",
                    "/api/v1/search?from=today&pages=1 | from date",
                    "/api/v1/search?from=2026-01-31&urgency=SOON&pages=1 | urgency unknown-value",
                    "/api/v1/search?from=2026-01-31&pages=0 | pages min",
                    "/api/v1/notes?limit=201 | limit range",
                    "/api/v1/notes?limit=ten | limit integer",
                    "/api/v1/notes?cursor=nonsense | cursor cursor"
                })
        void in_the_address_names_parameter_and_rule(String path, String error) {
            Answer answer = send(as("zhao", path));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errors()).containsExactly(error);
        }

        @Test
        void too_large_is_told_so() {
            String large = NOTE.replace("通知", "x".repeat(5_000_000));
            Answer answer = send(post("zhao", "/api/v1/notes", large));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.type()).isEqualTo("too-large");
        }

        @Test
        void of_another_kind_is_told_so() {
            Answer answer = send(as("zhao", "/api/v1/notes")
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString("a,b")));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.type()).isEqualTo("unsupported-media-type");
            Answer wanted = send(as("zhao", "/api/v1/notes/1").header("Accept", "text/csv"));
            assertThat(wanted.status()).isEqualTo(406);
            assertThat(wanted.header("Content-Type")).startsWith("application/problem+json");
            Answer method = send(as("zhao", "/api/v1/notes/1").DELETE());
            assertThat(method.status()).isEqualTo(405);
            assertThat(method.header("Allow")).contains("GET");
            assertThat(send(as("zhao", "/api/v1/nowhere")).type()).isEqualTo("not-found");
        }
    }

    @Nested
    class a_problem {

        @Test
        void speaks_chinese_unless_english_is_preferred() {
            assertThat(title("")).isEqualTo("输入有误");
            assertThat(title("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo("输入有误");
            assertThat(title("de, en-GB;q=0.7, zh;q=0.3")).isEqualTo("Invalid input");
            assertThat(title("???")).isEqualTo("输入有误");
        }

        private String title(String languages) {
            HttpRequest.Builder request = as("zhao", "/api/v1/notes?limit=0");
            return send(languages.isEmpty() ? request : request.header("Accept-Language", languages))
                    .body()
                    .path("title")
                    .asString();
        }

        @Test
        void of_the_domain_is_mapped_by_its_service() {
            Answer answer = send(as("zhao", "/api/v1/locked"));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.type()).isEqualTo("action-refused");
            assertThat(answer.body().path("allowed").toString()).isEqualTo("[\"unlock\"]");
        }

        @Test
        void of_our_own_making_tells_nothing_but_the_trace_that_the_client_sent() {
            Answer answer = send(as("zhao", "/api/v1/broken")
                    .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body().toString()).doesNotContain("secret");
            assertThat(answer.body().path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }

        @Test
        void of_security_carries_the_trace_too() {
            assertThat(send(request("/api/v1/me")).body().path("traceId").asString())
                    .hasSize(32);
        }
    }

    @Nested
    class a_list {

        @Test
        void is_read_page_by_page() {
            List<Integer> seen = new ArrayList<>();
            String next = "";
            int pages = 0;
            do {
                Answer answer = send(as("qian", "/api/v1/notes?limit=50" + (next.isEmpty() ? "" : "&cursor=" + next)));
                answer.body().path("items").forEach(id -> seen.add(id.asInt()));
                next = answer.body().path("next").asString("");
                pages++;
            } while (!next.isEmpty());
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(120).isSorted().doesNotHaveDuplicates();
        }
    }
}
