package org.wenshu.gateway.arrival;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.ForwardedHeaderUtils;
import org.wenshu.gateway.GatewayProperties;
import reactor.core.publisher.Mono;

/**
 * The first thing that happens to a request: it gets a number and a trace, its client's address is settled, and what a
 * client must not say is taken out; the last: one line in the log.
 */
@Component
@Order(-300)
class ReceivingRequests implements WebFilter {
    private static final Logger log = LoggerFactory.getLogger(ReceivingRequests.class);
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern GOOD_REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final TrustedProxies proxies;
    private final List<String> internal;

    ReceivingRequests(TrustedProxies proxies, GatewayProperties properties) {
        this.proxies = proxies;
        this.internal = properties.internalHeaders().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long start = System.nanoTime();
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders given = request.getHeaders();
        InetSocketAddress remote = request.getRemoteAddress();
        String peer = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        boolean proxied = proxies.trust(peer);
        var arrival = new Arrival(
                requestIdOf(given.getFirst(REQUEST_ID)),
                TraceContext.continuing(given.getFirst("traceparent")),
                proxied ? proxies.clientOf(peer, chainOf(given)) : peer);
        URI uri = proxied ? seenByClient(request) : request.getURI();

        ServerHttpRequest cleaned = request.mutate()
                .uri(uri)
                .headers(headers -> {
                    List.copyOf(headers.headerNames()).stream()
                            .filter(this::isInternal)
                            .forEach(headers::remove);
                    headers.set(REQUEST_ID, arrival.requestId());
                    headers.set("traceparent", arrival.trace().traceparent());
                    if (!arrival.trace().continued()) {
                        headers.remove("tracestate");
                    }
                })
                .build();
        exchange.getAttributes().put(Arrival.ATTRIBUTE, arrival);
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(
                        () -> exchange.getResponse().getHeaders().set(REQUEST_ID, arrival.requestId())));
        return chain.filter(exchange.mutate().request(cleaned).build())
                .doFinally(end -> record(exchange, arrival, System.nanoTime() - start));
    }

    private boolean isInternal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return internal.stream().anyMatch(lower::startsWith);
    }

    private static List<String> chainOf(HttpHeaders headers) {
        return headers.getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList();
    }

    /** The address that the client typed: a proxy that ends TLS says so in X-Forwarded-Proto and -Host. */
    private static URI seenByClient(ServerHttpRequest request) {
        try {
            return ForwardedHeaderUtils.adaptFromForwardedHeaders(request.getURI(), request.getHeaders())
                    .build(true)
                    .toUri();
        } catch (IllegalArgumentException malformed) {
            return request.getURI();
        }
    }

    private static String requestIdOf(@Nullable String given) {
        return given != null && GOOD_REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    private static void record(ServerWebExchange exchange, Arrival arrival, long nanos) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        String method = exchange.getRequest().getMethod().name();
        int code = status == null ? 0 : status.value();
        var entry = log.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("status", code)
                .addKeyValue("millis", nanos / 1_000_000)
                .addKeyValue("route", route == null ? "" : route.getId());
        // Without the query: a search may name what not everybody may know of (X3).
        arrival.describe(entry)
                .log("{} {} {}", method, exchange.getRequest().getURI().getRawPath(), code);
    }
}
