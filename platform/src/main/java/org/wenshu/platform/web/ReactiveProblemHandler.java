package org.wenshu.platform.web;

import io.micrometer.observation.Observation;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import org.wenshu.platform.observability.TraceIds;
import org.wenshu.platform.problem.Languages;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemJson;
import org.wenshu.platform.problem.Problems;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Answers every failed request with a problem, wherever it failed: filter, security, routing or controller. */
public final class ReactiveProblemHandler implements WebExceptionHandler, Ordered {

    private final Problems problems;

    public ReactiveProblemHandler(Problems problems) {
        this.problems = problems;
    }

    /** Before Boot's own at -1. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(error)) {
            return Mono.error(error);
        }
        return Mono.deferContextual(context -> answer(exchange, error, context));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Throwable error, ContextView context) {
        Problem problem = problem(exchange, error, context);
        if (problem.type().status() >= 500) {
            ServerRequestObservationContext.findCurrent(exchange.getRequest().getAttributes())
                    .ifPresent(observed -> observed.setError(error));
        }
        String languages = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        var language = Languages.preferred(languages);
        byte[] body = ProblemJson.bytes(
                problem, language, exchange.getRequest().getPath().value(), TraceIds.of(context));
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.remove(HttpHeaders.CONTENT_DISPOSITION);
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.setContentType(ProblemJson.MEDIA_TYPE);
        headers.setContentLength(body.length);
        headers.setContentLanguage(language);
        problem.headers().forEach(headers::set);
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private Problem problem(ServerWebExchange exchange, Throwable error, ContextView context) {
        String request = exchange.getRequest().getMethod() + " "
                + exchange.getRequest().getPath().value();
        Optional<Observation> observation = TraceIds.observation(context);
        if (observation.isEmpty()) {
            return problems.of(error, request);
        }
        // So that the line in the log carries the trace id too.
        try (Observation.Scope ignored = observation.get().openScope()) {
            return problems.of(error, request);
        }
    }
}
