package org.wenshu.gateway.problems;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.gateway.arrival.Arrival;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems (RFC 9457) as the answer. */
@Component
public class Problems {
    /** Headers that describe a body which the problem replaces. */
    private static final List<String> OF_THE_BODY = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_LANGUAGE,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.TRAILER,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.CACHE_CONTROL);

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public Mono<Void> write(ServerWebExchange exchange, ProblemType type) {
        return write(exchange, Problem.of(type));
    }

    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange, problem, problem.type().status());
    }

    /** Writes the problem under a status of its own, where the type stands for a whole class of them. */
    Mono<Void> write(ServerWebExchange exchange, Problem problem, HttpStatusCode status) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        OF_THE_BODY.forEach(headers::remove);
        response.setStatusCode(status);
        Language language = Language.of(exchange.getRequest());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!headers.getVary().contains(HttpHeaders.ACCEPT_LANGUAGE)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        if (problem.retryAfter().isPresent() || problem.type() == ProblemType.SERVICE_UNAVAILABLE) {
            if (problem.retryAfter().isPresent() || !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
                headers.set(
                        HttpHeaders.RETRY_AFTER, seconds(problem.retryAfter().orElse(USUAL_PAUSE)));
            }
        }
        byte[] body = json.writeValueAsBytes(bodyOf(exchange, problem, status, language));
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static LinkedHashMap<String, Object> bodyOf(
            ServerWebExchange exchange, Problem problem, HttpStatusCode status, Language language) {
        ProblemType.Text text = problem.type().in(language);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.type().uri().toString());
        body.put("title", text.title());
        body.put("status", status.value());
        body.put("detail", text.detail());
        body.put("instance", exchange.getRequest().getURI().getRawPath());
        problem.service().ifPresent(service -> body.put("service", service));
        Arrival.of(exchange).ifPresent(arrival -> {
            body.put("requestId", arrival.requestId());
            body.put("traceId", arrival.trace().traceId());
        });
        return body;
    }

    private static String seconds(Duration pause) {
        // Rounded up: whoever comes back on the second must not be refused again.
        return Long.toString(Math.max(1, pause.plusMillis(999).toSeconds()));
    }
}
