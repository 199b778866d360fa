package org.wenshu.gateway.arrival;

import java.net.URI;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Tells the service from which address a request came and under which name the client knows the gateway. */
@Component
class SayingWhoAsks implements HttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        headers.addAll(input);
        URI uri = exchange.getRequest().getURI();
        headers.set("X-Forwarded-For", Arrival.clientOf(exchange));
        headers.set("X-Forwarded-Proto", uri.getScheme());
        if (uri.getAuthority() != null) {
            headers.set("X-Forwarded-Host", uri.getAuthority());
        }
        headers.set("X-Forwarded-Port", Integer.toString(portOf(uri)));
        return headers;
    }

    private static int portOf(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** Last: the gateway's own filters take out every X-Forwarded header. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
