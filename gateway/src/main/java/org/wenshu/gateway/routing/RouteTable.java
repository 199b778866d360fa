package org.wenshu.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.GatewayProperties.RouteException;
import org.wenshu.gateway.GatewayProperties.Service;
import reactor.netty.http.client.PrematureCloseException;

/** Makes routes of the table of services in {@code gateway.yml}; what no row names leads nowhere. */
@Configuration(proxyBeanMethods = false)
class RouteTable {
    private static final Logger log = LoggerFactory.getLogger(RouteTable.class);

    private final GatewayProperties properties;

    RouteTable(GatewayProperties properties) {
        this.properties = properties;
    }

    @Bean
    CircuitBreakerRegistry breakers(MeterRegistry meters) {
        GatewayProperties.Breaker settings = properties.breaker();
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                .build());
        registry.getEventPublisher()
                .onEntryAdded(added -> added.getAddedEntry()
                        .getEventPublisher()
                        .onStateTransition(change -> log.atWarn()
                                .addKeyValue("service", change.getCircuitBreakerName())
                                .log("Circuit breaker: {}", change.getStateTransition())));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry;
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder builder, CircuitBreakerRegistry breakers) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        properties.services().forEach((name, service) -> {
            CircuitBreaker breaker = breakers.circuitBreaker(name);
            for (int i = 0; i < service.exceptions().size(); i++) {
                RouteException exception = service.exceptions().get(i);
                routes.route(name + "-exception-" + (i + 1), route(name, service, exception, breaker, 0));
            }
            var everything = new RouteException(RoutedPaths.of(name, service), null, null);
            routes.route(name, route(name, service, everything, breaker, 1));
        });
        return routes.build();
    }

    private Function<PredicateSpec, Buildable<Route>> route(
            String name, Service service, RouteException limits, CircuitBreaker breaker, int order) {
        DataSize bodyLimit = Objects.requireNonNullElse(
                limits.bodyLimit(), properties.routes().bodyLimit());
        Duration responseTimeout = Objects.requireNonNullElse(
                limits.responseTimeout(), properties.routes().responseTimeout());
        return paths -> {
            UriSpec route = paths.order(order)
                    .path(limits.paths().toArray(String[]::new))
                    .filters(filters -> {
                        GatewayFilterSpec pipeline = filters.filter(new BodyLimit(bodyLimit))
                                .filter(new ProblemsOnly())
                                .filter(new ServiceBreaker(
                                        breaker, properties.breaker().openFor()))
                                .retry(this::readsOnly);
                        return service.preserveHost() ? pipeline.preserveHostHeader() : pipeline;
                    });
            return route.metadata("service", name)
                    .metadata(
                            RouteMetadataUtils.CONNECT_TIMEOUT_ATTR,
                            properties.routes().connectTimeout().toMillis())
                    // The gateway's own sign for "wait for ever" is a negative number.
                    .metadata(
                            RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                            responseTimeout.isZero() ? -1L : responseTimeout.toMillis())
                    .uri(service.uri());
        };
    }

    /** Only a GET is sent again: a POST may have been carried out although its answer was lost. */
    @SuppressWarnings("unchecked")
    private void readsOnly(RetryConfig config) {
        GatewayProperties.Retry retry = properties.retry();
        config.setRetries(retry.retries())
                .setMethods(HttpMethod.GET)
                .setSeries()
                .setStatuses(HttpStatus.SERVICE_UNAVAILABLE)
                .setExceptions(ConnectException.class, PrematureCloseException.class)
                .setBackoff(retry.pause(), retry.pause().multipliedBy(4), 2, true);
    }
}
