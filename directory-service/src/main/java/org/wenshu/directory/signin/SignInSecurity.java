package org.wenshu.directory.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.wenshu.directory.keys.SigningKeys;

/**
 * The authorization server and the sign-in page in front of it; the API is closed by the platform, as in every service.
 * Where the organ has an identity provider of its own, all of this is switched off.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "wenshu.sign-in.enabled", matchIfMissing = true)
class SignInSecurity {
    private static final String SIGN_IN = "/login";
    private static final String AUTHORIZE = "/oauth2/authorize";

    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SignInProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    /** Own tokens are checked with the keys at hand, without a request to oneself. */
    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, SignInProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        // An id token names an app as its audience: it says who signed in there and opens nothing here.
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(properties.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(TokenClaims.AUDIENCE))));
        return decoder;
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(SigningKeys keys, TokenClaims claims, SystemTime time) {
        var jwts = new JwtGenerator(new NimbusJwtEncoder(keys.signing()));
        jwts.setJwtCustomizer(claims);
        return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(time));
    }

    /** Refresh tokens for apps, too, which the default generator withholds from clients without a secret. */
    private record RefreshTokens(SystemTime time) implements OAuth2TokenGenerator<OAuth2RefreshToken> {
        @Override
        public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
            if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
                return null;
            }
            Instant now = time.now();
            Duration lifetime = context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive();
            return new OAuth2RefreshToken(Digests.newSecret(), now, now.plus(lifetime));
        }
    }

    @Bean
    RequestCache requestCache(SignInProperties properties) {
        var cache = new CookieRequestCache();
        // Only where somebody wanted to sign in is worth remembering.
        cache.setRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE));
        cache.setCookieCustomizer(cookie -> {
            cookie.setSecure(properties.secureCookies());
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
        });
        return cache;
    }

    /** The authorization server asks for one; browsers are remembered by {@link BrowserSessions} instead. */
    @Bean
    SessionRegistry sessionRegistry() {
        return new NoSessions();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            BrowserSessions sessions,
            RequestCache requestCache,
            RegisteredClientRepository clients) {
        var signOut = new SecurityContextLogoutHandler();
        signOut.setSecurityContextRepository(sessions);
        signOut.setInvalidateHttpSession(true);
        var afterLogout = new OidcLogoutAuthenticationSuccessHandler();
        afterLogout.setLogoutHandler(signOut);
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(afterLogout)));
                    server.clientAuthentication(authentication -> authentication
                            .authenticationConverter(new PublicClientRefresh.Converter())
                            .authenticationProvider(new PublicClientRefresh.Provider(clients)));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(userInfo -> userInfo.jwt(Customizer.withDefaults()))
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(cache -> cache.requestCache(requestCache))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER)
                        .sessionFixation(fixation -> fixation.none()))
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN),
                        PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE)))
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain signInChain(
            HttpSecurity http,
            BrowserSessions sessions,
            RequestCache requestCache,
            SignInProperties properties,
            PasswordSignIn passwordSignIn) {
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieCustomizer(cookie ->
                cookie.secure(properties.secureCookies()).sameSite("Strict").httpOnly(true));
        return http.securityMatcher(SIGN_IN, SIGN_IN + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .authenticationProvider(passwordSignIn)
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(cache -> cache.requestCache(requestCache))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER)
                        .sessionFixation(fixation -> fixation.none()))
                .csrf(tokens -> tokens.csrfTokenRepository(csrf))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGN_IN)
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler((request, response, who) -> goOn(requestCache, request, response))
                        .failureHandler(SignInSecurity::refused))
                .build();
    }

    /** Back to where the app had sent the browser; by path only, so that the gateway's address stays in the browser. */
    private static void goOn(RequestCache cache, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SavedRequest wanted = cache.getRequest(request, response);
        URI target = URI.create(wanted == null ? "" : wanted.getRedirectUrl());
        // The cookie that says where to could have been planted: nowhere else than here is gone to.
        boolean asked = AUTHORIZE.equals(target.getRawPath()) && target.getRawQuery() != null;
        response.sendRedirect(asked ? AUTHORIZE + "?" + target.getRawQuery() : SIGN_IN + "?done");
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof CredentialsExpiredException) {
            String name = request.getParameter("name");
            response.sendRedirect(
                    SIGN_IN + "/password?name=" + URLEncoder.encode(name == null ? "" : name, StandardCharsets.UTF_8));
        } else {
            response.sendRedirect(SIGN_IN + "?refused");
        }
    }

    private static final class NoSessions implements SessionRegistry {
        @Override
        public List<Object> getAllPrincipals() {
            return List.of();
        }

        @Override
        public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
            return List.of();
        }

        @Override
        public @Nullable SessionInformation getSessionInformation(String sessionId) {
            return null;
        }

        @Override
        public void refreshLastRequest(String sessionId) {
            // Nothing is registered.
        }

        @Override
        public void registerNewSession(String sessionId, Object principal) {
            // Nothing is registered.
        }

        @Override
        public void removeSessionInformation(String sessionId) {
            // Nothing is registered.
        }
    }
}
