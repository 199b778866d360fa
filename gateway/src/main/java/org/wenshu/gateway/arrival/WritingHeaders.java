package org.wenshu.gateway.arrival;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Every answer, the services' and the gateway's own, leaves with the same protective headers. */
@Component
@Order(-290)
class WritingHeaders implements WebFilter {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /** No form-action: signing in ends with a redirect to the application, which may be of another origin. */
    private static final String OWN_PAGES =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri"
                    + " 'none'; frame-ancestors 'none'";

    private static final List<String> TELLTALE =
            List.of("Server", "X-Powered-By", "X-Application-Context", "X-AspNet-Version", "Via", "X-XSS-Protection");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private static void write(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        TELLTALE.forEach(headers::remove);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // Not "no-referrer": with it browsers send "Origin: null" along with the sign-in form.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        } else {
            headers.remove("Strict-Transport-Security");
        }
        boolean api = exchange.getRequest().getPath().value().startsWith("/api/");
        if (isPage(headers)) {
            if (!headers.containsHeader("Content-Security-Policy")) {
                headers.set("Content-Security-Policy", OWN_PAGES);
            }
        } else {
            headers.set("Content-Security-Policy", NOTHING);
        }
        if (api && !headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isPage(HttpHeaders headers) {
        try {
            MediaType type = headers.getContentType();
            return type != null
                    && (type.isCompatibleWith(MediaType.TEXT_HTML)
                            || type.getSubtype().startsWith("xhtml"));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
