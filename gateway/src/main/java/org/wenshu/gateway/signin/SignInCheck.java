package org.wenshu.gateway.signin;

import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.function.client.WebClient;
import org.wenshu.gateway.GatewayProperties;
import org.wenshu.gateway.apidocs.ApiDocumentPaths;
import org.wenshu.gateway.limits.AddressAllowance;
import org.wenshu.gateway.problems.Problem;
import org.wenshu.gateway.problems.ProblemType;
import org.wenshu.gateway.problems.Problems;
import reactor.core.publisher.Mono;

/**
 * Who gets through the door: deny by default. Services check the token themselves once more, and only they decide
 * what its bearer may do.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SignInCheck {

    @Bean
    SecurityWebFilterChain door(
            ServerHttpSecurity http,
            GatewayProperties properties,
            ServerAuthenticationEntryPoint signInRequired,
            ServerAccessDeniedHandler forbidden) {
        var open = new ArrayList<>(properties.publicPaths());
        properties.services().values().forEach(service -> open.addAll(service.publicPaths()));
        if (properties.publicApiDocs()) {
            open.addAll(ApiDocumentPaths.ALL);
        }
        return http.authorizeExchange(exchanges -> exchanges
                        .pathMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .hasAuthority(properties.operateAuthority())
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(signInRequired)
                        .accessDeniedHandler(forbidden)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> Mono.just(callerOf(token)))))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(signInRequired).accessDeniedHandler(forbidden))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // No cookie signs anybody in here, so there is nothing to forge.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    @Bean
    ReactiveJwtDecoder tokens(GatewayProperties properties, WebClient gathering, Clock clock) {
        GatewayProperties.Token token = properties.token();
        var keys = new SigningKeys(gathering, token.jwksUri(), token.timeout(), token.keysPause(), clock);
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource((SignedJWT jwt) -> keys.of(jwt))
                .jwsAlgorithm(Objects.requireNonNull(
                        SignatureAlgorithm.from(token.algorithm()), "wenshu.gateway.token.algorithm"))
                .build();
        var timestamps = new JwtTimestampValidator(token.clockSkew());
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(timestamps, new JwtIssuerValidator(token.issuer())));
        // Where the keys cannot be had nobody is at fault but us: 503, not 401.
        return presented -> decoder.decode(presented)
                .onErrorMap(
                        IllegalStateException.class,
                        missing -> new JwtException("The issuer's keys cannot be had.", missing));
    }

    /**
     * The directory writes authorities into the tokens of integration clients only; what a person may do is decided by
     * the services. A scope is an application's, never an authority.
     */
    private static JwtAuthenticationToken callerOf(Jwt token) {
        List<String> authorities = token.getClaimAsStringList("authorities");
        return new JwtAuthenticationToken(
                token, authorities == null ? List.of() : AuthorityUtils.createAuthorityList(authorities));
    }

    @Bean
    ServerAuthenticationEntryPoint signInRequired(Problems problems, AddressAllowance allowance) {
        return (exchange, refused) -> allowance
                .refuse(exchange)
                .map(wait -> problems.write(exchange, Problem.tooManyRequests(wait)))
                .orElseGet(() -> {
                    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(refused));
                    return problems.write(exchange, ProblemType.UNAUTHENTICATED);
                });
    }

    private static String challenge(AuthenticationException refused) {
        return refused instanceof OAuth2AuthenticationException token
                ? "Bearer realm=\"wenshu\", error=\"" + token.getError().getErrorCode() + "\""
                : "Bearer realm=\"wenshu\"";
    }

    @Bean
    ServerAccessDeniedHandler forbidden(Problems problems) {
        return (exchange, denied) -> problems.write(exchange, ProblemType.FORBIDDEN);
    }

    /** Paths with "..", doubled or encoded slashes and the like are refused before anything matches them. */
    @Bean
    ServerExchangeRejectedHandler malformedRequests(Problems problems) {
        return (exchange, rejected) -> problems.write(exchange, ProblemType.INVALID_INPUT);
    }
}
