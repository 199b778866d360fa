package org.wenshu.platform.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens with the issuer's published keys. Keys are fetched when first needed, so a service starts without its
 * issuer; a withdrawn key is no longer believed after five minutes; when the issuer cannot be reached the last known
 * keys hold for an hour more.
 */
final class Tokens {

    private static final long CACHED = Duration.ofMinutes(5).toMillis();
    private static final long FETCH = Duration.ofSeconds(5).toMillis();
    private static final long OUTAGE = Duration.ofHours(1).toMillis();

    /** Unknown key ids from a stranger's tokens must not make every service hammer the issuer. */
    private static final long MIN_INTERVAL = Duration.ofSeconds(1).toMillis();

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int KEYS_MAX_BYTES = 256 * 1024;

    private Tokens() {}

    static JwtDecoder decoder(WenshuSecurityProperties properties) {
        JWKSource<SecurityContext> keys;
        try {
            keys = JWKSourceBuilder.<SecurityContext>create(
                            properties.jwksUri().toURL(),
                            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, KEYS_MAX_BYTES))
                    .cache(CACHED, FETCH)
                    .refreshAheadCache(false)
                    .rateLimited(MIN_INTERVAL)
                    .retrying(true)
                    .outageTolerant(OUTAGE)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("wenshu.security.jwks-uri: " + properties.jwksUri(), e);
        }
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> algorithms.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .build();
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(JwtValidators.createDefaultWithIssuer(properties.issuer()));
        properties
                .audience()
                .ifPresent(audience -> validators.add(new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, values -> values != null && values.contains(audience))));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
        return decoder;
    }
}
