package org.wenshu.gateway.health;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.GatewayProperties.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** How all services are, gathered from their own health endpoints. */
@Component
class HealthOfTheWhole {
    private final GatewayProperties properties;
    private final WebClient client;
    private final JsonMapper json;
    private final Mono<Health> kept;

    HealthOfTheWhole(GatewayProperties properties, WebClient gathering, JsonMapper json) {
        this.properties = properties;
        this.client = gathering;
        this.json = json;
        // Kept for a moment: anybody may ask, and must not thereby make the gateway ask six services each time.
        this.kept = Mono.defer(this::gather).cache(properties.gathering().healthKept());
    }

    Mono<Health> ask() {
        return kept;
    }

    private Mono<Health> gather() {
        return Flux.fromIterable(properties.services().entrySet())
                .flatMapSequential(entry -> ask(entry.getKey(), entry.getValue()))
                .collectList()
                .map(Health::of);
    }

    private Mono<ServiceHealth> ask(String name, Service service) {
        Duration timeout = properties.gathering().healthTimeout();
        return client.get()
                .uri(service.uri().resolve("/actuator/health"))
                .exchangeToMono(answer -> answer.bodyToMono(String.class).defaultIfEmpty(""))
                .timeout(timeout)
                .map(this::statusIn)
                .onErrorReturn("DOWN")
                .elapsed()
                .map(timed -> new ServiceHealth(name, service.title(), timed.getT2(), timed.getT1()));
    }

    private String statusIn(String body) {
        try {
            return json.readTree(body).path("status").asString("UNKNOWN");
        } catch (JacksonException malformed) {
            return "UNKNOWN";
        }
    }

    /** UP only where every service is. */
    record Health(String status, List<ServiceHealth> services) {
        static Health of(List<ServiceHealth> services) {
            boolean up = services.stream().allMatch(service -> service.status().equals("UP"));
            return new Health(up ? "UP" : "DOWN", services);
        }
    }

    /** One service; DOWN also where it did not answer in time. */
    record ServiceHealth(String name, String title, String status, long millis) {}
}
