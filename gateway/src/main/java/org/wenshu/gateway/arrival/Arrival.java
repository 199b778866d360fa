package org.wenshu.gateway.arrival;

import java.util.Optional;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.server.ServerWebExchange;

/**
 * How a request came in.
 *
 * @param requestId the client's X-Request-Id, or one made here
 * @param client the address of the client, seen through trusted proxies
 */
public record Arrival(String requestId, TraceContext trace, String client) {
    static final String ATTRIBUTE = Arrival.class.getName();

    public static Optional<Arrival> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /** The address that the request came from; a request that did not arrive through the filter has none. */
    public static String clientOf(ServerWebExchange exchange) {
        return of(exchange).map(Arrival::client).orElse("unknown");
    }

    /** Puts what ties log lines together into one. */
    public LoggingEventBuilder describe(LoggingEventBuilder entry) {
        return entry.addKeyValue("traceId", trace.traceId())
                .addKeyValue("spanId", trace.spanId())
                .addKeyValue("requestId", requestId)
                .addKeyValue("client", client);
    }
}
