package org.wenshu.gateway.limits;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.arrival.Arrival;

/** What one address may ask without being signed in; refused tokens count too. */
@Component
public class AddressAllowance {
    private final Allowances allowances;

    AddressAllowance(GatewayProperties properties) {
        allowances = new Allowances(
                properties.limits().perAddress(), properties.limits().callers());
    }

    /** Empty where the address may go on; else how long it must wait. */
    public Optional<Duration> refuse(ServerWebExchange exchange) {
        return allowances.refuse(Arrival.clientOf(exchange));
    }
}
