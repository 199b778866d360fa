package org.wenshu.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A service's error leaves as a problem even where the service, its server or its framework answered with HTML, plain
 * text or nothing. Outside /api/ other protocols have error bodies of their own (OAuth 2), which pass.
 */
final class ProblemsOnly implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).then(Mono.defer(() -> {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            return status != null
                            && status.isError()
                            && !mayPass(exchange, exchange.getResponse().getHeaders(), status)
                    ? Mono.error(new ResponseStatusException(status))
                    : Mono.empty();
        }));
    }

    private static boolean mayPass(ServerWebExchange exchange, HttpHeaders headers, HttpStatusCode status) {
        MediaType type = typeOf(headers);
        if (MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(type)) {
            return true;
        }
        if (exchange.getRequest().getPath().value().startsWith("/api/")) {
            return false;
        }
        return status.is4xxClientError() || MediaType.APPLICATION_JSON.isCompatibleWith(type);
    }

    private static @Nullable MediaType typeOf(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
