package org.wenshu.platform.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.wenshu.platform.caller.CallerView;
import org.wenshu.platform.problem.Problems;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The shared web side of services on WebFlux. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveWeb {

    ReactiveWeb() {
        // Blocking controllers run on virtual threads and must find the current request and the trace there.
        Hooks.enableAutomaticContextPropagation();
    }

    @Bean
    ReactiveProblemHandler reactiveProblemHandler(Problems problems) {
        return new ReactiveProblemHandler(problems);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "wenshu.security.enabled", matchIfMissing = true)
    @EnableWebFluxSecurity
    static class Secured {

        @Bean
        @ConditionalOnMissingBean
        ReactiveJwtDecoder tokens(WenshuSecurityProperties properties) {
            JwtDecoder decoder = Tokens.decoder(properties);
            // Mostly it only computes; now and then it fetches the issuer's keys, which must not hold up an event loop.
            return token -> Mono.fromCallable(() -> decoder.decode(token))
                    .subscribeOn(Schedulers.boundedElastic())
                    .onErrorMap(
                            IllegalStateException.class, error -> new JwtException("Token cannot be checked", error));
        }

        @Bean
        ReactiveCallers reactiveCallers(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
                Endpoints endpoints,
                Admission admission,
                RemoteAddresses addresses) {
            return new ReactiveCallers(mapping, endpoints, admission, addresses);
        }

        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        SecurityWebFilterChain apiSecurity(
                ServerHttpSecurity http,
                ReactiveJwtDecoder decoder,
                ReactiveCallers callers,
                ReactiveProblemHandler answers) {
            ServerAuthenticationEntryPoint refuse = (exchange, error) -> answers.handle(exchange, error);
            return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                    .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                    .logout(ServerHttpSecurity.LogoutSpec::disable)
                    .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                    .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                    .authorizeExchange(authorize -> authorize
                            .anyExchange()
                            .access((authentication, context) ->
                                    callers.authorize(authentication, context.getExchange())))
                    .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(decoder))
                            .authenticationEntryPoint(refuse)
                            .accessDeniedHandler((exchange, denied) -> answers.handle(exchange, denied)))
                    .exceptionHandling(failures -> failures.authenticationEntryPoint(refuse)
                            .accessDeniedHandler((exchange, denied) -> answers.handle(exchange, denied)))
                    .build();
        }

        @Bean
        ReactiveRequestDigests reactiveRequestDigests() {
            return new ReactiveRequestDigests();
        }

        @Bean
        ReactiveArguments reactiveArguments(ObjectProvider<CallerView<?>> views) {
            return new ReactiveArguments(views);
        }

        @Bean
        SmartInitializingSingleton everyEndpointSaysWhatItNeeds(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
            return () ->
                    Endpoints.mustSayWhatTheyNeed(mapping.getHandlerMethods().values());
        }
    }
}
