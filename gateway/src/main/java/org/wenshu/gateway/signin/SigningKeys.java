package org.wenshu.gateway.signin;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys, kept. A token with an unknown key makes them be fetched anew (keys rotate), but only so
 * often, so that junk tokens do not become calls to the directory; and while the directory is down, those who are
 * signed in stay so.
 */
class SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final WebClient client;
    private final URI uri;
    private final Duration timeout;
    private final Duration pause;
    private final Clock clock;
    private volatile Kept kept = new Kept(new JWKSet(), Instant.EPOCH);
    private final Flux<JWKSet> fetching;

    SigningKeys(WebClient client, URI uri, Duration timeout, Duration pause, Clock clock) {
        this.client = client;
        this.uri = uri;
        this.timeout = timeout;
        this.pause = pause;
        this.clock = clock;
        // Many requests may find a new key at the same moment; they share one fetch.
        this.fetching = Flux.defer(this::fetch).share();
    }

    Flux<JWK> of(SignedJWT token) {
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        return Flux.defer(() -> {
            List<JWK> found = selector.select(kept.keys());
            if (!found.isEmpty() || clock.instant().isBefore(kept.fetched().plus(pause))) {
                return Flux.fromIterable(found);
            }
            return fetching.flatMapIterable(selector::select);
        });
    }

    private Mono<JWKSet> fetch() {
        return client.get()
                .uri(uri)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(timeout)
                .map(SigningKeys::parse)
                .doOnNext(keys -> kept = new Kept(keys, clock.instant()))
                .doOnError(error -> log.warn("The issuer's keys cannot be fetched from {}: {}", uri, error.toString()));
    }

    private static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException malformed) {
            throw new JwtException("The issuer does not answer with a JWK set.", malformed);
        }
    }

    private record Kept(JWKSet keys, Instant fetched) {}
}
