package org.wenshu.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wenshu.local.testing.WithInfrastructure;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=meeting-service")
@WithInfrastructure
class MeetingServiceTest {
    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void it_starts_and_says_that_it_is_well() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/actuator/health").body()).contains("\"UP\""));
    }

    @Test
    void nobody_gets_in_without_a_token() throws Exception {
        var answer = get("/api/v1/operations/meeting-service/dead-letters");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }
}
