package org.wenshu.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.gateway.problems.Problem;
import reactor.core.publisher.Mono;

/**
 * The circuit breaker of one service: while the service is down callers are told at once.
 *
 * <p>Not Spring Cloud's filter: that one replaces the service's own 503 problem, which says more than ours can, and
 * counts a client's too large body against the service.
 */
final class ServiceBreaker implements GatewayFilter {
    /** 500 is not among them: one faulty endpoint must not shut a whole service. */
    private static final Set<Integer> SERVICE_IS_DOWN = Set.of(502, 503, 504);

    private final CircuitBreaker breaker;
    private final Duration openFor;

    ServiceBreaker(CircuitBreaker breaker, Duration openFor) {
        this.breaker = breaker;
        this.openFor = openFor;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(Problem.unavailable(breaker.getName(), openFor));
            }
            long start = breaker.getCurrentTimestamp();
            var told = new AtomicBoolean();
            return chain.filter(exchange)
                    .doOnSuccess(done -> {
                        if (told.compareAndSet(false, true)) {
                            answered(exchange.getResponse().getStatusCode(), start);
                        }
                    })
                    .doOnError(error -> {
                        if (told.compareAndSet(false, true)) {
                            failed(error, start);
                        }
                    })
                    .doOnCancel(() -> {
                        if (told.compareAndSet(false, true)) {
                            breaker.releasePermission();
                        }
                    });
        });
    }

    private void answered(@Nullable HttpStatusCode status, long start) {
        long took = breaker.getCurrentTimestamp() - start;
        if (status != null && SERVICE_IS_DOWN.contains(status.value())) {
            breaker.onError(took, breaker.getTimestampUnit(), new ResponseStatusException(status));
        } else {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        }
    }

    private void failed(Throwable error, long start) {
        if (isTheServices(error)) {
            TimeUnit unit = breaker.getTimestampUnit();
            breaker.onError(breaker.getCurrentTimestamp() - start, unit, error);
        } else {
            breaker.releasePermission();
        }
    }

    private static boolean isTheServices(Throwable error) {
        return error instanceof IOException
                || error instanceof TimeoutException
                || (error instanceof ResponseStatusException refused
                        && SERVICE_IS_DOWN.contains(refused.getStatusCode().value()));
    }
}
