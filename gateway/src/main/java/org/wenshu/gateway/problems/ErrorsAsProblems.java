package org.wenshu.gateway.problems;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.gateway.arrival.Arrival;
import reactor.core.publisher.Mono;

/** Whatever goes wrong is answered with a problem: never a stack trace, never HTML, never an empty body. */
@Component
@Order(-2)
class ErrorsAsProblems implements ErrorWebExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ErrorsAsProblems.class);

    private final Problems problems;

    ErrorsAsProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // The answer has begun: breaking the connection is the only way left to say that it is not whole.
            return Mono.error(error);
        }
        Problem problem = problemOf(error, serviceOf(exchange));
        HttpStatusCode status = error instanceof ResponseStatusException refused
                        && problem.type().status().is4xxClientError()
                ? refused.getStatusCode()
                : problem.type().status();
        if (error instanceof MethodNotAllowedException refused) {
            exchange.getResponse().getHeaders().setAllow(refused.getSupportedMethods());
        }
        if (problem.type().status().is5xxServerError()) {
            report(exchange, problem, error);
        }
        return problems.write(exchange, problem, status);
    }

    private static Problem problemOf(Throwable error, @Nullable String service) {
        return switch (error) {
            case Problem problem -> problem;
            case AuthenticationServiceException keysMissing ->
                Problem.ofService(ProblemType.SERVICE_UNAVAILABLE, "directory-service");
            case ResponseStatusException refused -> about(typeOf(refused.getStatusCode()), service);
            case ConnectTimeoutException unreachable -> about(ProblemType.SERVICE_UNAVAILABLE, service);
            case ConnectException unreachable -> about(ProblemType.SERVICE_UNAVAILABLE, service);
            case UnknownHostException unreachable -> about(ProblemType.SERVICE_UNAVAILABLE, service);
            case TimeoutException late -> about(ProblemType.SERVICE_TIMED_OUT, service);
            case IOException broken when service != null -> about(ProblemType.SERVICE_FAILED, service);
            default -> about(ProblemType.INTERNAL, service);
        };
    }

    private static ProblemType typeOf(HttpStatusCode status) {
        return ProblemType.of(status)
                .orElse(status.is4xxClientError() ? ProblemType.INVALID_INPUT : ProblemType.INTERNAL);
    }

    private static Problem about(ProblemType type, @Nullable String service) {
        return service == null || type.status().is4xxClientError()
                ? Problem.of(type)
                : Problem.ofService(type, service);
    }

    private static @Nullable String serviceOf(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? null : String.valueOf(route.getMetadata().get("service"));
    }

    private static void report(ServerWebExchange exchange, Problem problem, Throwable error) {
        // A stack trace helps only where the fault is the gateway's own.
        var entry = problem.type() == ProblemType.INTERNAL && !(error instanceof ResponseStatusException)
                ? log.atError().setCause(error)
                : log.atWarn().addKeyValue("cause", error.toString());
        Arrival.of(exchange)
                .map(arrival -> arrival.describe(entry))
                .orElse(entry)
                .log("{} {}", problem.type(), exchange.getRequest().getURI().getRawPath());
    }
}
