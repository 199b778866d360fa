package org.wenshu.gateway.limits;

import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.Problems;
import reactor.core.publisher.Mono;

/** One caller cannot take the house from the others; it runs after the token check, so that the caller is known. */
@Component
@Order(-50)
class LimitingCallers implements WebFilter {
    private final Allowances perCaller;
    private final AddressAllowance perAddress;
    private final Problems problems;

    LimitingCallers(GatewayProperties properties, AddressAllowance perAddress, Problems problems) {
        this.perCaller = new Allowances(
                properties.limits().perCaller(), properties.limits().callers());
        this.perAddress = perAddress;
        this.problems = problems;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .map(perCaller::refuse)
                .switchIfEmpty(Mono.fromSupplier(() -> perAddress.refuse(exchange)))
                .flatMap((Optional<Duration> wait) -> wait.map(
                                time -> problems.write(exchange, Problem.tooManyRequests(time)))
                        .orElseGet(() -> chain.filter(exchange)));
    }
}
