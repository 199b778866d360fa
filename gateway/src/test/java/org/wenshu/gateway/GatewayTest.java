package org.wenshu.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway over real HTTP, before real servers. */
@SpringBootTest(
        classes = GatewayService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=gateway",
            "logging.structured.format.console=",
            "wenshu.gateway.routes.response-timeout=700ms",
            "wenshu.gateway.breaker.window=4",
            "wenshu.gateway.breaker.minimum-calls=4",
            "wenshu.gateway.breaker.open-for=400ms",
            "wenshu.gateway.breaker.trials=1",
            "wenshu.gateway.retry.pause=5ms",
            "wenshu.gateway.limits.per-caller.calls=40",
            "wenshu.gateway.limits.per-caller.period=1h",
            "wenshu.gateway.limits.per-address.calls=40",
            "wenshu.gateway.limits.per-address.period=1h",
            "wenshu.gateway.limits.sign-in.calls=3",
            "wenshu.gateway.limits.sign-in.period=1h",
            "wenshu.gateway.cors.allowed-origins=https://oa.example.gov.cn",
            "wenshu.gateway.trusted-proxies=127.0.0.9/32",
            "wenshu.gateway.token.keys-pause=0s",
            "wenshu.gateway.gathering.health-timeout=300ms",
            "wenshu.gateway.gathering.health-kept=1ms",
            "WENSHU_UPLOAD_LIMIT=3MB",
            "WENSHU_ISSUER=http://issuer.test"
        })
class GatewayTest {
    static final JsonMapper JSON = new JsonMapper();
    static final Neighbour DIRECTORY = new Neighbour();
    static final Neighbour DOCS = new Neighbour();
    static final Neighbour MEETINGS = new Neighbour();
    static final Neighbour TASKS = new Neighbour();
    static final Neighbour ARCHIVE = new Neighbour();
    static final Neighbour NOTIFICATIONS = new Neighbour();
    static final RSAKey KEY = newKey("one");
    static final AtomicInteger ADDRESSES = new AtomicInteger(20);

    static {
        publish(KEY);
    }

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry registry) {
        registry.add("WENSHU_DIRECTORY_URI", DIRECTORY::uri);
        registry.add("WENSHU_DOCS_URI", DOCS::uri);
        registry.add("WENSHU_MEETING_URI", MEETINGS::uri);
        registry.add("WENSHU_TASK_URI", TASKS::uri);
        registry.add("WENSHU_ARCHIVE_URI", ARCHIVE::uri);
        registry.add("WENSHU_NOTIFICATION_URI", NOTIFICATIONS::uri);
        registry.add("WENSHU_JWKS_URI", () -> DIRECTORY.uri() + "/oauth2/jwks");
    }

    @AfterAll
    static void stop() {
        List.of(DIRECTORY, DOCS, MEETINGS, TASKS, ARCHIVE, NOTIFICATIONS).forEach(Neighbour::stop);
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @BeforeEach
    void no_breaker_remembers_another_test() {
        context.getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    // --- what the tests say ---

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static void publish(RSAKey... keys) {
        DIRECTORY.answer("/oauth2/jwks", 200, "application/json", new JWKSet(List.of(keys)).toString());
    }

    static String token(RSAKey key, String issuer, Instant expires, String subject, String... authorities) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(issuer)
                            .subject(subject)
                            .issueTime(Date.from(Instant.now().minusSeconds(600)))
                            .expirationTime(Date.from(expires))
                            .claim("authorities", List.of(authorities))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String someone(String... authorities) {
        return token(
                KEY,
                "http://issuer.test",
                Instant.now().plusSeconds(300),
                UUID.randomUUID().toString(),
                authorities);
    }

    /** A client at an address of its own, so that tests do not use up each other's allowance. */
    static HttpClient client() {
        return clientAt("127.0.1." + ADDRESSES.incrementAndGet());
    }

    static HttpClient clientAt(String address) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder to(String path, String token) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client().send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode problem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode())
                .as("%s %s", response.headers(), response.body())
                .isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("type").asString()).isEqualTo("https://wenshu.org/problems/" + type);
        assertThat(body.path("title").asString()).isNotBlank();
        return body;
    }

    static HttpRequest.BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    @Nested
    class the_door {
        @Test
        void lets_nobody_in_without_a_token_and_says_how_to_get_one() throws Exception {
            HttpResponse<String> response = send(to("/api/v1/tasks"));

            problem(response, 401, "unauthenticated");
            assertThat(header(response, "www-authenticate")).startsWith("Bearer");
            assertThat(TASKS.asked("/api/v1/tasks")).isEmpty();
        }

        @Test
        void passes_a_signed_in_request_on_with_its_token() throws Exception {
            TASKS.answer("/api/v1/tasks/1", 200, "application/json", "{\"id\":1}");
            String token = someone();

            HttpResponse<String> response = send(to("/api/v1/tasks/1?q=%E6%96%87", token)
                    .header("Wenshu-On-Behalf-Of", "p-1")
                    .header("If-Match", "\"7\""));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"id\":1}");
            Neighbour.Asked asked = TASKS.asked("/api/v1/tasks/1").getFirst();
            assertThat(asked.uri()).isEqualTo("/api/v1/tasks/1?q=%E6%96%87");
            assertThat(asked.headers().get("Authorization")).isEqualTo("Bearer " + token);
            assertThat(asked.headers().get("Wenshu-On-Behalf-Of")).isEqualTo("p-1");
            assertThat(asked.headers().get("If-Match")).isEqualTo("\"7\"");
        }

        @Test
        void refuses_a_token_that_is_expired_of_another_issuer_or_of_another_key() throws Exception {
            Instant later = Instant.now().plusSeconds(300);
            List<String> bad = List.of(
                    token(KEY, "http://issuer.test", Instant.now().minusSeconds(120), "x"),
                    token(KEY, "http://elsewhere.test", later, "x"),
                    token(newKey("one"), "http://issuer.test", later, "x"),
                    token(newKey("unknown"), "http://issuer.test", later, "x"),
                    "junk");

            for (String token : bad) {
                HttpResponse<String> response = send(to("/api/v1/tasks", token));
                problem(response, 401, "unauthenticated");
                assertThat(header(response, "www-authenticate")).contains("invalid_token");
            }
        }

        @Test
        void learns_a_new_key_and_goes_on_with_the_known_ones_while_the_directory_is_silent() throws Exception {
            TASKS.answer("/api/v1/tasks/keys", 200, "application/json", "{}");
            RSAKey next = newKey("next-" + UUID.randomUUID());
            publish(KEY, next);
            Instant later = Instant.now().plusSeconds(300);
            String rotated = token(next, "http://issuer.test", later, "a");

            assertThat(send(to("/api/v1/tasks/keys", rotated)).statusCode()).isEqualTo(200);

            DIRECTORY.answer("/oauth2/jwks", 500, "text/plain", "");
            try {
                assertThat(send(to("/api/v1/tasks/keys", rotated)).statusCode()).isEqualTo(200);
                problem(
                        send(to("/api/v1/tasks/keys", token(newKey("other"), "http://issuer.test", later, "a"))),
                        503,
                        "service-unavailable");
            } finally {
                publish(KEY);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/internal/clock", "/nothing", "/api/v1/nothing", "/api/v2/tasks", "/v3/api-docs"})
        void leads_nowhere_for_what_the_table_does_not_name(String path) throws Exception {
            DOCS.answer("/internal/clock", 200, "text/plain", "now");

            problem(send(to(path)), 401, "unauthenticated");
            problem(send(to(path, someone("operations:operate"))), 404, "not-found");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/api/v1/tasks/../../../internal/clock",
                    "/setup/..%2f..%2finternal/clock",
                    "/login/%2e%2e/internal/clock",
                    "/login/..;/internal/clock",
                    "//internal/clock"
                })
        void is_not_fooled_by_crooked_paths(String path) throws Exception {
            assertThat(send(to(path, someone())).statusCode()).isIn(400, 404);
            assertThat(DIRECTORY.asked("/internal/clock")).isEmpty();
            assertThat(TASKS.asked("/internal/clock")).isEmpty();
        }

        @Test
        void lets_everybody_reach_the_sign_in_pages_and_the_first_set_up() throws Exception {
            DIRECTORY.answer("/login", 200, "text/html", "<html>登录</html>");
            DIRECTORY.answer("/api/v1/setup", 200, "application/json", "{}");
            DIRECTORY.answer("/.well-known/openid-configuration", 200, "application/json", "{}");

            HttpResponse<String> page = send(to("/login"));
            assertThat(page.body()).contains("登录");
            assertThat(header(page, "content-security-policy")).contains("default-src 'self'");
            assertThat(send(to("/api/v1/setup")).statusCode()).isEqualTo(200);
            assertThat(send(to("/.well-known/openid-configuration")).statusCode())
                    .isEqualTo(200);
            // The host that the browser knows, so that redirects lead back here.
            assertThat(DIRECTORY.asked("/login").getLast().headers().get("Host"))
                    .isEqualTo("localhost:" + port);
        }

        @Test
        void leaves_the_errors_of_OAuth_as_they_are() throws Exception {
            DIRECTORY.answer("/oauth2/token", 400, "application/json", "{\"error\":\"invalid_grant\"}");

            HttpResponse<String> response = send(to("/oauth2/token").POST(BodyPublishers.noBody()));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("invalid_grant");
        }

        @Test
        void shows_its_metrics_to_operators_only() throws Exception {
            problem(send(to("/actuator/prometheus")), 401, "unauthenticated");
            problem(send(to("/actuator/prometheus", someone())), 403, "forbidden");
            HttpResponse<String> metrics = send(to("/actuator/prometheus", someone("operations:operate")));
            assertThat(metrics.body()).contains("resilience4j_circuitbreaker_state", "jvm_memory");
        }

        @Test
        void routes_operators_endpoints_to_the_service_named() throws Exception {
            ARCHIVE.answer("/api/v1/operations/archive-service/dead-letters", 200, "application/json", "[]");

            assertThat(send(to("/api/v1/operations/archive-service/dead-letters", someone()))
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Nested
    class a_service_in_trouble {
        @Test
        void is_asked_a_GET_twice() throws Exception {
            var count = new AtomicInteger();
            DOCS.answer(
                    "/api/v1/incoming-documents/flaky",
                    (request, response) -> count.incrementAndGet() == 1
                            ? response.status(503).send()
                            : response.sendString(Mono.just("{}")));

            assertThat(send(to("/api/v1/incoming-documents/flaky", someone())).statusCode())
                    .isEqualTo(200);
            assertThat(count).hasValue(2);
        }

        @Test
        void is_asked_a_POST_only_once_even_where_the_connection_breaks() throws Exception {
            DOCS.answer(
                    "/api/v1/incoming-documents/busy",
                    (request, response) ->
                            request.receive().then(response.status(503).send()));
            DOCS.answer("/api/v1/incoming-documents/broken", (request, response) -> {
                request.withConnection(connection -> connection.channel().close());
                return Mono.never();
            });

            HttpResponse<String> busy =
                    send(to("/api/v1/incoming-documents/busy", someone()).POST(BodyPublishers.ofString("{}")));
            problem(busy, 503, "service-unavailable");
            assertThat(header(busy, "retry-after")).isEqualTo("5");
            assertThat(DOCS.asked("/api/v1/incoming-documents/busy")).hasSize(1);

            problem(
                    send(to("/api/v1/incoming-documents/broken", someone()).POST(BodyPublishers.ofString("{}"))),
                    502,
                    "service-failed");
            assertThat(DOCS.asked("/api/v1/incoming-documents/broken")).hasSize(1);
        }

        @Test
        void is_not_waited_for_longer_than_the_route_allows() throws Exception {
            MEETINGS.answer("/api/v1/meetings/slow", (request, response) -> Mono.never());

            JsonNode problem = problem(send(to("/api/v1/meetings/slow", someone())), 504, "service-timed-out");
            assertThat(problem.path("service").asString()).isEqualTo("meeting-service");
        }

        @Test
        void is_left_alone_while_the_breaker_is_open_and_found_again_when_it_is_back() throws Exception {
            ARCHIVE.answer("/api/v1/records/1", 200, "application/json", "{}");
            String token = someone();
            ARCHIVE.stop();
            try {
                await().atMost(Duration.ofSeconds(10)).until(() -> {
                    problem(
                            send(to("/api/v1/records/1", token).POST(BodyPublishers.ofString("{}"))),
                            503,
                            "service-unavailable");
                    return state("archive-service").equals("OPEN");
                });
                HttpResponse<String> refused =
                        send(to("/api/v1/records/1", token).header("Accept-Language", "en"));
                JsonNode problem = problem(refused, 503, "service-unavailable");
                assertThat(problem.path("title").asString()).isEqualTo("Service unavailable");
                assertThat(problem.path("service").asString()).isEqualTo("archive-service");
                assertThat(header(refused, "retry-after")).isEqualTo("1");
            } finally {
                ARCHIVE.startAgain();
            }
            // Others are not touched by it.
            TASKS.answer("/api/v1/tasks/9", 200, "application/json", "{}");
            assertThat(send(to("/api/v1/tasks/9", token)).statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> send(to("/api/v1/records/1", someone())).statusCode() == 200);
            assertThat(state("archive-service")).isEqualTo("CLOSED");
        }

        String state(String service) {
            return context.getBean(CircuitBreakerRegistry.class)
                    .circuitBreaker(service)
                    .getState()
                    .name();
        }

        @Test
        void has_its_HTML_and_bare_errors_turned_into_problems_and_its_own_problems_passed() throws Exception {
            TASKS.answer("/api/v1/tasks/html", 500, "text/html", "<html>java.lang.NullPointerException at …</html>");
            TASKS.answer(
                    "/api/v1/tasks/empty",
                    (request, response) ->
                            response.status(405).header("Allow", "POST").send());
            TASKS.answer(
                    "/api/v1/tasks/own",
                    409,
                    "application/problem+json",
                    "{\"type\":\"https://wenshu.org/problems/conflict\",\"title\":\"冲突\",\"status\":409}");

            assertThat(problem(send(to("/api/v1/tasks/html", someone())), 500, "internal")
                            .toString())
                    .doesNotContain("NullPointer");
            HttpResponse<String> empty = send(to("/api/v1/tasks/empty", someone()));
            problem(empty, 405, "method-not-allowed");
            assertThat(header(empty, "allow")).isEqualTo("POST");
            problem(send(to("/api/v1/tasks/own", someone())), 409, "conflict");
        }
    }

    @Nested
    class a_body {
        @Test
        void of_an_announced_length_over_the_limit_never_reaches_the_service() throws Exception {
            HttpResponse<String> response =
                    send(to("/api/v1/tasks/big", someone()).POST(BodyPublishers.ofByteArray(new byte[1_200_000])));

            problem(response, 413, "too-large");
            assertThat(TASKS.asked("/api/v1/tasks/big")).isEmpty();
        }

        @Test
        void without_an_announced_length_is_cut_off_when_it_goes_over_the_limit() throws Exception {
            var received = new AtomicInteger();
            var whole = new AtomicInteger();
            TASKS.answer(
                    "/api/v1/tasks/chunked",
                    (request, response) -> request.receive()
                            .doOnNext(part -> received.addAndGet(part.readableBytes()))
                            .then(Mono.fromRunnable(whole::incrementAndGet))
                            .then(response.sendString(Mono.just("{}")).then()));

            problem(send(to("/api/v1/tasks/chunked", someone()).POST(chunked(5_000_000))), 413, "too-large");
            assertThat(received.get()).isLessThanOrEqualTo(1024 * 1024);
            assertThat(whole).hasValue(0);

            assertThat(send(to("/api/v1/tasks/chunked", someone()).POST(chunked(900_000)))
                            .statusCode())
                    .isEqualTo(200);
            // A client's fault is not the service's: four such bodies open no breaker.
            for (int i = 0; i < 4; i++) {
                problem(send(to("/api/v1/tasks/chunked", someone()).POST(chunked(2_000_000))), 413, "too-large");
            }
            assertThat(send(to("/api/v1/tasks/chunked", someone()).POST(chunked(10)))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void may_be_larger_where_files_are_uploaded_and_streams_through() throws Exception {
            var received = new AtomicInteger();
            DOCS.answer(
                    "/api/v1/files",
                    (request, response) -> request.receive()
                            .doOnNext(part -> received.addAndGet(part.readableBytes()))
                            .then(response.status(201)
                                    .sendString(Mono.just("{}"))
                                    .then()));

            assertThat(send(to("/api/v1/files", someone()).POST(chunked(2_000_000)))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(received).hasValue(2_000_000);
            problem(send(to("/api/v1/files", someone()).POST(chunked(4_000_000))), 413, "too-large");
        }
    }

    @Nested
    class a_caller {
        @Test
        void has_an_allowance_of_their_own() throws Exception {
            TASKS.answer("/api/v1/tasks/often", 200, "application/json", "{}");
            String eager = someone();
            for (int i = 0; i < 40; i++) {
                assertThat(send(to("/api/v1/tasks/often", eager)).statusCode()).isEqualTo(200);
            }

            HttpResponse<String> refused = send(to("/api/v1/tasks/often", eager));
            problem(refused, 429, "too-many-requests");
            assertThat(Long.parseLong(header(refused, "retry-after"))).isBetween(1L, 3601L);
            assertThat(send(to("/api/v1/tasks/often", someone())).statusCode()).isEqualTo(200);
        }

        @Test
        void who_is_not_signed_in_has_the_allowance_of_the_address() throws Exception {
            HttpClient address = client();
            List<Integer> answers = IntStream.range(0, 41)
                    .mapToObj(i -> {
                        try {
                            return address.send(
                                            to("/api/v1/tasks", i % 2 == 0 ? "junk" : "junk2")
                                                    .build(),
                                            BodyHandlers.ofString())
                                    .statusCode();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();

            assertThat(answers.subList(0, 40)).containsOnly(401);
            assertThat(answers.getLast()).isEqualTo(429);
        }

        @Test
        void may_not_try_passwords_without_end_but_looks_at_the_page_as_often_as_need_be() throws Exception {
            DIRECTORY.answer("/login", 200, "text/html", "<html>登录</html>");
            HttpClient address = client();
            for (int i = 0; i < 3; i++) {
                assertThat(address.send(
                                        to("/login")
                                                .POST(BodyPublishers.ofString("p=" + i))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }

            problem(
                    address.send(
                            to("/login").POST(BodyPublishers.ofString("p=4")).build(), BodyHandlers.ofString()),
                    429,
                    "too-many-requests");
            assertThat(address.send(to("/login").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void gets_problems_in_the_language_preferred() throws Exception {
            HttpResponse<String> chinese = send(to("/api/v1/tasks"));
            assertThat(problem(chinese, 401, "unauthenticated").path("title").asString())
                    .isEqualTo("需要登录");
            assertThat(header(chinese, "content-language")).isEqualTo("zh-CN");
            HttpResponse<String> english =
                    send(to("/api/v1/tasks").header("Accept-Language", "fr, en;q=0.8, zh;q=0.5"));
            assertThat(problem(english, 401, "unauthenticated").path("title").asString())
                    .isEqualTo("Sign-in required");
        }
    }

    @Nested
    class headers {
        @Test
        void that_a_client_must_not_set_are_taken_out_and_its_address_is_told_truly() throws Exception {
            TASKS.answer("/api/v1/tasks/headers", 200, "application/json", "{}");

            clientAt("127.0.1.7")
                    .send(
                            to("/api/v1/tasks/headers", someone())
                                    .header("X-Wenshu-Caller", "root")
                                    .header("X-Forwarded-For", "10.0.0.1")
                                    .header("X-Forwarded-Prefix", "/evil")
                                    .header("Forwarded", "for=10.0.0.1")
                                    .header("X-HTTP-Method-Override", "DELETE")
                                    .build(),
                            BodyHandlers.ofString());

            var told = TASKS.asked("/api/v1/tasks/headers").getLast().headers();
            assertThat(told.names().stream().map(String::toLowerCase))
                    .doesNotContain("x-wenshu-caller", "x-forwarded-prefix", "forwarded", "x-http-method-override");
            assertThat(told.getAll("X-Forwarded-For")).containsExactly("127.0.1.7");
            assertThat(told.get("X-Forwarded-Host")).isEqualTo("localhost:" + port);
            assertThat(told.get("X-Forwarded-Proto")).isEqualTo("http");
        }

        @Test
        void of_a_trusted_proxy_are_believed_up_to_the_first_stranger() throws Exception {
            TASKS.answer("/api/v1/tasks/proxied", 200, "application/json", "{}");

            HttpResponse<String> response = clientAt("127.0.0.9")
                    .send(
                            to("/api/v1/tasks/proxied", someone())
                                    .header("X-Forwarded-For", "6.6.6.6, 10.1.2.3, 127.0.0.9")
                                    .header("X-Forwarded-Proto", "https")
                                    .header("X-Forwarded-Host", "oa.example.gov.cn")
                                    .build(),
                            BodyHandlers.ofString());

            var told = TASKS.asked("/api/v1/tasks/proxied").getLast().headers();
            assertThat(told.getAll("X-Forwarded-For")).containsExactly("10.1.2.3");
            assertThat(told.get("X-Forwarded-Proto")).isEqualTo("https");
            assertThat(told.get("X-Forwarded-Host")).isEqualTo("oa.example.gov.cn");
            assertThat(told.get("X-Forwarded-Port")).isEqualTo("443");
            assertThat(header(response, "strict-transport-security")).contains("max-age=");
        }

        @Test
        void protect_every_answer_and_tell_nothing_of_the_house() throws Exception {
            TASKS.answer(
                    "/api/v1/tasks/telling",
                    (request, response) -> response.header("Server", "Tomcat")
                            .header("X-Powered-By", "Spring")
                            .header("X-Frame-Options", "SAMEORIGIN")
                            .sendString(Mono.just("{}")));

            for (HttpResponse<String> response : List.of(
                    send(to("/api/v1/tasks/telling", someone())), send(to("/api/v1/tasks")), send(to("/health")))) {
                assertThat(response.headers().allValues("x-content-type-options"))
                        .containsExactly("nosniff");
                assertThat(response.headers().allValues("x-frame-options")).containsExactly("DENY");
                assertThat(header(response, "content-security-policy")).contains("default-src 'none'");
                assertThat(header(response, "server")).isNull();
                assertThat(header(response, "x-powered-by")).isNull();
                assertThat(header(response, "strict-transport-security")).isNull();
            }
            assertThat(header(send(to("/api/v1/tasks/telling", someone())), "cache-control"))
                    .isEqualTo("no-store");
        }

        @Test
        void tie_a_request_together_by_number_and_trace() throws Exception {
            TASKS.answer("/api/v1/tasks/traced", 200, "application/json", "{}");
            String trace = "0af7651916cd43dd8448eb211c80319c";

            HttpResponse<String> response = send(to("/api/v1/tasks/traced", someone())
                    .header("X-Request-Id", "desk-42")
                    .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
            assertThat(header(response, "x-request-id")).isEqualTo("desk-42");
            var told = TASKS.asked("/api/v1/tasks/traced").getLast().headers();
            assertThat(told.get("X-Request-Id")).isEqualTo("desk-42");
            assertThat(told.get("traceparent")).startsWith("00-" + trace).doesNotContain("b7ad6b7169203331");

            HttpResponse<String> made =
                    send(to("/api/v1/tasks/traced", someone()).header("X-Request-Id", "<script>"));
            assertThat(UUID.fromString(header(made, "x-request-id"))).isNotNull();
            assertThat(TASKS.asked("/api/v1/tasks/traced").getLast().headers().get("traceparent"))
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            JsonNode problem = JSON.readTree(send(to("/api/v1/tasks")).body());
            assertThat(problem.path("requestId").asString()).isNotBlank();
            assertThat(problem.path("traceId").asString()).hasSize(32);
        }
    }

    @Nested
    class a_page_of_another_origin {
        @Test
        void may_call_where_the_installation_allows_it() throws Exception {
            TASKS.answer("/api/v1/tasks/cors", 200, "application/json", "{}");

            HttpResponse<String> preflight = send(to("/api/v1/tasks/cors")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://oa.example.gov.cn")
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "authorization,if-match"));
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(header(preflight, "access-control-allow-origin")).isEqualTo("https://oa.example.gov.cn");
            assertThat(header(preflight, "access-control-allow-methods")).contains("PUT");
            assertThat(header(preflight, "access-control-allow-headers")).contains("if-match");

            HttpResponse<String> call =
                    send(to("/api/v1/tasks/cors", someone()).header("Origin", "https://oa.example.gov.cn"));
            assertThat(header(call, "access-control-allow-origin")).isEqualTo("https://oa.example.gov.cn");
            assertThat(header(call, "access-control-expose-headers")).contains("ETag");
        }

        @Test
        void is_refused_otherwise() throws Exception {
            problem(
                    send(to("/api/v1/tasks/cors")
                            .method("OPTIONS", BodyPublishers.noBody())
                            .header("Origin", "https://evil.example")
                            .header("Access-Control-Request-Method", "GET")),
                    403,
                    "origin-refused");
            HttpResponse<String> call =
                    send(to("/api/v1/tasks/cors", someone()).header("Origin", "https://evil.example"));
            problem(call, 403, "origin-refused");
            assertThat(header(call, "access-control-allow-origin")).isNull();
        }

        @Test
        void is_told_from_the_gateways_own() throws Exception {
            DIRECTORY.answer("/login", 200, "text/html", "<html>登录</html>");
            assertThat(send(to("/login").POST(BodyPublishers.ofString("")).header("Origin", "http://localhost:" + port))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class a_stream {
        @Test
        void passes_event_by_event_and_may_begin_late() throws Exception {
            Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
            NOTIFICATIONS.answer(
                    "/api/v1/inbox/stream",
                    (request, response) -> Mono.delay(Duration.ofMillis(900))
                            .then(response.sse()
                                    .sendString(Flux.from(events.asFlux()))
                                    .then()));
            events.tryEmitNext("data: one\n\n");

            HttpResponse<InputStream> response = client().send(
                            to("/api/v1/inbox/stream", someone())
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofInputStream());

            assertThat(response.statusCode()).isEqualTo(200);
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(11)).asString(StandardCharsets.UTF_8).isEqualTo("data: one\n\n");
                // Only now is there a second one: the first was not held back for it.
                events.tryEmitNext("data: two\n\n");
                assertThat(body.readNBytes(11)).asString(StandardCharsets.UTF_8).isEqualTo("data: two\n\n");
                events.tryEmitComplete();
                assertThat(body.read()).isEqualTo(-1);
            }
        }
    }

    @Nested
    class the_state_of_the_whole {
        @Test
        void is_one_word_for_everybody_and_a_list_for_those_signed_in() throws Exception {
            for (Neighbour each : List.of(DIRECTORY, DOCS, MEETINGS, TASKS, ARCHIVE, NOTIFICATIONS)) {
                each.answer("/actuator/health", 200, "application/json", "{\"status\":\"UP\"}");
            }
            await().untilAsserted(() -> {
                HttpResponse<String> up = send(to("/health"));
                assertThat(up.statusCode()).isEqualTo(200);
                assertThat(up.body()).isEqualTo("{\"status\":\"UP\"}");
            });

            MEETINGS.answer("/actuator/health", (request, response) -> Mono.never());
            TASKS.answer("/actuator/health", 503, "application/json", "{\"status\":\"OUT_OF_SERVICE\"}");
            await().untilAsserted(() -> {
                HttpResponse<String> down = send(to("/health"));
                assertThat(down.statusCode()).isEqualTo(503);
                assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\"}");
            });
            problem(send(to("/api/v1/health")), 401, "unauthenticated");
            JsonNode whole = JSON.readTree(send(to("/api/v1/health", someone())).body());
            assertThat(whole.path("status").asString()).isEqualTo("DOWN");
            assertThat(whole.path("services"))
                    .extracting(one -> one.path("name").asString() + " "
                            + one.path("status").asString())
                    .containsExactly(
                            "directory-service UP",
                            "docs-service UP",
                            "meeting-service DOWN",
                            "task-service OUT_OF_SERVICE",
                            "archive-service UP",
                            "notification-service UP");
            assertThat(send(to("/actuator/health")).body()).contains("UP").doesNotContain("components");
            problem(send(to("/health").DELETE()), 405, "method-not-allowed");
        }
    }

    @Nested
    class the_API_documents {
        @Test
        void are_gathered_into_one_that_names_what_is_missing() throws Exception {
            DOCS.answer("/v3/api-docs", 200, "application/json", """
                    {"openapi":"3.1.0","info":{"title":"Documents","version":"1"},
                     "servers":[{"url":"http://docs:8082"}],
                     "security":[{"oidc":[]}],
                     "paths":{"/api/v1/incoming-documents/{id}":{"get":{"operationId":"get","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
                              "/internal/clock":{"post":{}}},
                     "components":{"schemas":{"Problem":{"type":"object"},"Page":{"items":{"$ref":"#/components/schemas/Item"}},"Item":{"type":"string"}},
                                   "securitySchemes":{"oidc":{"type":"openIdConnect"}}}}
                    """);
            TASKS.answer("/v3/api-docs", 200, "application/json", """
                    {"openapi":"3.1.0","info":{"title":"Tasks","version":"1"},
                     "paths":{"/api/v1/tasks/{id}":{"get":{"operationId":"get","responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
                     "components":{"schemas":{"Problem":{"type":"object"},"Page":{"items":{"$ref":"#/components/schemas/Item"}},"Item":{"type":"number"}}}}
                    """);

            JsonNode whole = JSON.readTree(send(to("/api-docs/all")).body());
            assertThat(whole.path("openapi").asString()).isEqualTo("3.1.0");
            assertThat(whole.path("paths").propertyNames())
                    .containsExactly("/api/v1/incoming-documents/{id}", "/api/v1/tasks/{id}");
            assertThat(whole.path("components").path("schemas").propertyNames())
                    .containsExactlyInAnyOrder("Problem", "Page", "Item", "task_service_Page", "task_service_Item");
            assertThat(whole.at("/paths/~1api~1v1~1tasks~1{id}/get/operationId").asString())
                    .isEqualTo("task_service_get");
            assertThat(whole.at("/paths/~1api~1v1~1tasks~1{id}/get/responses/200/content/application~1json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/task_service_Page");
            assertThat(whole.at("/components/schemas/task_service_Page/items/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/task_service_Item");
            assertThat(whole.at("/paths/~1api~1v1~1incoming-documents~1{id}/get/security/0")
                            .has("oidc"))
                    .isTrue();
            assertThat(whole.at("/info/x-wenshu-missing-services").toString()).contains("meeting-service");

            JsonNode docs = JSON.readTree(send(to("/api-docs/docs-service")).body());
            assertThat(docs.at("/servers/0/url").asString()).isEqualTo("/");
            assertThat(docs.path("paths").propertyNames()).containsExactly("/api/v1/incoming-documents/{id}");
            problem(send(to("/api-docs/meeting-service")), 503, "service-unavailable");
            problem(send(to("/api-docs/nonsense")), 404, "not-found");
        }

        @Test
        void can_be_browsed_without_the_internet() throws Exception {
            JsonNode index = JSON.readTree(send(to("/api-docs")).body());
            assertThat(index.path("documents"))
                    .extracting(one -> one.path("href").asString())
                    .contains("/api-docs/all", "/api-docs/docs-service");
            HttpResponse<String> page = send(to("/api-docs.html"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "content-security-policy")).contains("default-src 'self'");
            assertThat(page.body()).doesNotContain("http://", "https://");
            for (String part :
                    List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "wenshu.js")) {
                assertThat(page.body()).contains("/swagger-ui/" + part);
                assertThat(send(to("/swagger-ui/" + part)).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> usual = send(to("/swagger-ui/index.html"));
            assertThat(usual.statusCode()).isEqualTo(302);
            assertThat(header(usual, "location")).isEqualTo("/api-docs.html");
            problem(send(to("/swagger-ui/none.js")), 404, "not-found");
        }

        @Test
        void of_the_events_are_served_too() throws Exception {
            HttpResponse<String> events = send(to("/asyncapi.yaml"));
            assertThat(events.statusCode()).isEqualTo(200);
            assertThat(header(events, "content-type")).startsWith("application/yaml");
            assertThat(events.body()).contains("asyncapi");
        }
    }
}
