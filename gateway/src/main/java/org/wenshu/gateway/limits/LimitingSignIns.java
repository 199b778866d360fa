package org.wenshu.gateway.limits;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.arrival.Arrival;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.Problems;
import reactor.core.publisher.Mono;

/** Guessing passwords is slow: one address may try to sign in only so often. */
@Component
@Order(-200)
class LimitingSignIns implements WebFilter {
    private final Allowances allowances;
    private final List<PathPattern> paths;
    private final Problems problems;

    LimitingSignIns(GatewayProperties properties, Problems problems) {
        GatewayProperties.Limits limits = properties.limits();
        allowances = new Allowances(limits.signIn(), limits.callers());
        paths = limits.signInPaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getMethod() != HttpMethod.POST || !signsIn(exchange)) {
            return chain.filter(exchange);
        }
        return allowances
                .refuse(Arrival.clientOf(exchange))
                .map(wait -> problems.write(exchange, Problem.tooManyRequests(wait)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private boolean signsIn(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return paths.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
