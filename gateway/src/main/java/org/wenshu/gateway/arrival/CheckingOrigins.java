package org.wenshu.gateway.arrival;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.problems.ProblemType;
import org.wenshu.gateway.problems.Problems;
import reactor.core.publisher.Mono;

/** Pages of other origins may call only where the installation names their origin (CORS). */
@Component
@Order(-250)
class CheckingOrigins implements WebFilter {
    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration allowed = new CorsConfiguration();
    private final Problems problems;

    CheckingOrigins(GatewayProperties properties, Problems problems) {
        GatewayProperties.Cors cors = properties.cors();
        allowed.setAllowedOrigins(cors.allowedOrigins().stream()
                .filter(origin -> !origin.isBlank())
                .toList());
        allowed.setAllowedMethods(cors.allowedMethods());
        allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        allowed.setExposedHeaders(cors.exposedHeaders());
        // Tokens travel in the Authorization header; no cookie is meant for another origin's page.
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(cors.maxAge());
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!processor.process(allowed, exchange)) {
            exchange.getResponse().getHeaders().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
            return problems.write(exchange, ProblemType.ORIGIN_REFUSED);
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest()) ? Mono.empty() : chain.filter(exchange);
    }
}
