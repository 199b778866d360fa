package org.wenshu.directory.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.wenshu.directory.keys.SigningKeysFixture;
import org.wenshu.local.testing.MovableClock;
import org.wenshu.local.testing.WenshuInfrastructure;

/** What sign-in keeps in the store, and what only time brings about. */
class InTheStoreTest {
    private static final Instant START = Instant.parse("2026-05-06T01:00:00Z");

    private final MovableClock clock = MovableClock.at(START);
    private final SystemTime time = new SystemTime(clock);
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void connect() {
        String name = "signin_" + UUID.randomUUID().toString().substring(0, 8);
        client = MongoClients.create(WenshuInfrastructure.mongoUri(name));
        database = client.getDatabase(name);
    }

    @AfterEach
    void disconnect() {
        database.drop();
        client.close();
    }

    @Nested
    class lock_out {
        private static final Duration LOCKED_FOR = Duration.ofMinutes(15);

        private boolean admit(LockOut lockOut) {
            return lockOut.admit("li", 3, LOCKED_FOR, time.now());
        }

        @Test
        void admits_as_many_attempts_as_allowed_and_none_until_its_time_is_over() {
            var lockOut = new LockOut(database);
            assertThat(List.of(admit(lockOut), admit(lockOut), admit(lockOut), admit(lockOut)))
                    .containsExactly(true, true, true, false);
            clock.advance(LOCKED_FOR.minusMillis(1));
            assertThat(admit(lockOut)).isFalse();
            assertThat(lockOut.lockedUntil("li", time.now())).contains(START.plus(LOCKED_FOR));
            clock.advance(Duration.ofMillis(1));
            assertThat(List.of(admit(lockOut), admit(lockOut), admit(lockOut), admit(lockOut)))
                    .containsExactly(true, true, true, false);
        }

        @Test
        void holds_nothing_against_who_got_it_right() {
            var lockOut = new LockOut(database);
            admit(lockOut);
            admit(lockOut);
            lockOut.forgive("li");
            assertThat(List.of(admit(lockOut), admit(lockOut), admit(lockOut))).containsExactly(true, true, true);
        }

        @Test
        void lets_no_more_guesses_through_at_the_same_moment() throws Exception {
            var one = new LockOut(database);
            var other = new LockOut(database);
            int admitted = 0;
            try (var threads = Executors.newFixedThreadPool(8)) {
                List<Callable<Boolean>> guesses = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    LockOut instance = i % 2 == 0 ? one : other;
                    guesses.add(() -> admit(instance));
                }
                for (Future<Boolean> guess : threads.invokeAll(guesses)) {
                    admitted += guess.get() ? 1 : 0;
                }
            }
            // Fewer where the answer to one attempt shows the lock that the next one set, which the embedded store
            // allows.
            assertThat(admitted).isBetween(1, 3);
        }

        @Test
        void forgets_names_that_nobody_has_tried_for_long() {
            var lockOut = new LockOut(database);
            admit(lockOut);
            clock.advance(Duration.ofHours(25));
            lockOut.forgetOld(time.now());
            assertThat(database.getCollection("sign_in_attempts").countDocuments())
                    .isZero();
        }
    }

    @Nested
    class an_authorization {
        private final RegisteredClient app = RegisteredClient.withId("app")
                .clientId("app")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri("http://127.0.0.1/callback")
                .build();

        private MongoAuthorizations authorizations() {
            return new MongoAuthorizations(database, new InMemoryRegisteredClientRepository(app), time);
        }

        private OAuth2Authorization.Builder signedIn(String refreshToken) {
            return OAuth2Authorization.withRegisteredClient(app)
                    .id("a-1")
                    .principalName("p-1")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizedScopes(Set.of("openid"))
                    .refreshToken(refresh(refreshToken));
        }

        private OAuth2RefreshToken refresh(String value) {
            return new OAuth2RefreshToken(value, time.now(), time.now().plus(Duration.ofHours(12)));
        }

        private OAuth2Authorization found(String refreshToken) {
            return authorizations().findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN);
        }

        private void exchange(OAuth2Authorization authorization, String next) {
            authorizations()
                    .save(OAuth2Authorization.from(authorization)
                            .refreshToken(refresh(next))
                            .build());
        }

        @Test
        void keeps_no_token_that_could_be_used() {
            authorizations().save(signedIn("secret-refresh-token").build());
            for (Document stored : database.getCollection("authorizations").find()) {
                assertThat(stored.toJson()).doesNotContain("secret-refresh-token");
            }
            assertThat(found("secret-refresh-token")
                            .getRefreshToken()
                            .getToken()
                            .getTokenValue())
                    .isEqualTo("secret-refresh-token");
            assertThat(authorizations().findByToken("secret-refresh-token", OAuth2TokenType.ACCESS_TOKEN))
                    .isNull();
        }

        @Test
        void is_exchanged_by_one_of_two_who_ask_at_the_same_moment() {
            authorizations().save(signedIn("r1").build());
            OAuth2Authorization one = found("r1");
            OAuth2Authorization other = found("r1");
            exchange(one, "r2");
            assertThatThrownBy(() -> exchange(other, "r2-too")).isInstanceOf(OAuth2AuthenticationException.class);
            assertThat(found("r2")).isNotNull();
        }

        @Test
        void ends_when_an_exchanged_refresh_token_comes_back_late() {
            authorizations().save(signedIn("r1").build());
            exchange(found("r1"), "r2");
            assertThat(found("r1")).as("a repeated request").isNull();
            assertThat(found("r2")).as("goes on").isNotNull();
            clock.advance(Duration.ofMinutes(1));
            assertThat(found("r1")).as("a thief, or the robbed").isNull();
            assertThat(found("r2")).isNull();
        }

        @Test
        void is_cleared_away_when_all_its_tokens_have_expired() {
            authorizations().save(signedIn("r1").build());
            clock.advance(Duration.ofHours(13));
            authorizations().save(signedIn("r9").id("a-2").build());
            assertThat(authorizations().findById("a-1")).isNull();
            assertThat(authorizations().findById("a-2")).isNotNull();
        }
    }

    @Nested
    class signing_keys {
        private final SignInProperties properties = new SignInProperties(
                true,
                URI.create("http://localhost:8080"),
                Duration.ofMinutes(20),
                Duration.ofHours(12),
                Duration.ofHours(10),
                Duration.ofDays(90),
                List.of());

        private List<String> published() {
            return ids(false);
        }

        private String signing() {
            return ids(true).getFirst();
        }

        private List<String> ids(boolean signingOnly) {
            var keys = SigningKeysFixture.on(database, properties, time);
            var all = new JWKSelector(new JWKMatcher.Builder().build());
            try {
                return (signingOnly ? keys.signing() : keys)
                        .get(all, null).stream().map(JWK::getKeyID).toList();
            } catch (KeySourceException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void follow_each_other_by_age_and_stay_published_while_a_token_may_be_valid() {
            String first = signing();
            clock.advance(Duration.ofDays(90).minusMillis(1));
            assertThat(signing()).isEqualTo(first);
            clock.advance(Duration.ofMillis(1));
            String second = signing();
            assertThat(second).isNotEqualTo(first);
            assertThat(published()).containsExactly(second, first);
            clock.advance(Duration.ofMinutes(31));
            assertThat(published()).containsExactly(second, first);
            clock.advance(Duration.ofMinutes(1));
            assertThat(published()).containsExactly(second);
        }

        @Test
        void are_the_same_for_instances_that_start_together() throws Exception {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            try (var threads = Executors.newFixedThreadPool(4)) {
                List<Callable<Boolean>> instances = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    instances.add(() -> seen.add(signing()));
                }
                for (Future<Boolean> instance : threads.invokeAll(instances)) {
                    instance.get();
                }
            }
            assertThat(seen).hasSize(1);
        }
    }
}
