package org.wenshu.directory.keys;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.signin.SignInProperties;
import org.wenshu.directory.signin.SystemTime;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * The keys that tokens are signed with, shared by all instances through the store.
 *
 * <p>Keys are numbered and the highest number signs. A key that was followed by another stays published until the last
 * token signed with it has expired, so a rotation signs nobody out. Nothing is cached: all instances change over at
 * the same moment.
 */
@Component
public class SigningKeys implements JWKSource<SecurityContext> {
    private static final int RSA_BITS = 2048;
    /** Another instance may have taken the key up just before it was followed by the next, and sign with it just after. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** Set by Spring Authorization Server and not configurable. */
    private static final Duration ID_TOKEN_LIFETIME = Duration.ofMinutes(30);

    private static final String JWK_FIELD = "jwk";
    private static final String CREATED = "createdAt";
    private static final String BY = "by";

    private final MongoCollection<Document> keys;
    private final SignInProperties properties;
    private final SystemTime time;

    SigningKeys(MongoDatabase database, SignInProperties properties, SystemTime time) {
        this.keys = database.getCollection("signing_keys");
        this.properties = properties;
        this.time = time;
    }

    /**
     * @param publishedUntil when the last token signed with it has expired; empty for the key that signs now
     */
    record Key(int number, RSAKey jwk, Instant createdAt, Author by, Optional<Instant> publishedUntil) {}

    /** All keys that a token now valid can have been signed with, the one that signs first. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(
                new JWKSet(published().stream().<JWK>map(Key::jwk).toList()));
    }

    /** Only the key that signs now. */
    public JWKSource<SecurityContext> signing() {
        return (selector, context) -> selector.select(new JWKSet(current().jwk()));
    }

    List<Key> published() {
        current();
        Instant now = time.now();
        return stored().stream()
                .filter(key -> key.publishedUntil().map(now::isBefore).orElse(true))
                .toList();
    }

    /** The key that signs now; the first one, and one that follows a key grown old, is made here. */
    private Key current() {
        Optional<Key> newest = stored().stream().findFirst();
        Instant now = time.now();
        if (newest.isPresent() && now.isBefore(newest.get().createdAt().plus(properties.keyMaxAge()))) {
            return newest.get();
        }
        add(newest.map(Key::number).orElse(0) + 1, Author.system("密钥到期自动更换"), now);
        return stored().getFirst();
    }

    /** A new key signs from now on. */
    Key rotate(Author by) {
        Instant now = time.now();
        int next = current().number() + 1;
        if (!add(next, by, now)) {
            throw Problem.of(ProblemType.CONFLICT)
                    .detail("密钥刚刚已由他人更换", "the keys have just been rotated by somebody else");
        }
        forgetExpired(now);
        return stored().getFirst();
    }

    /** Whether this call made the key with that number, and not another instance at the same moment. */
    private boolean add(int number, Author by, Instant now) {
        try {
            RSAKey key = new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            keys.insertOne(new Document("_id", number)
                    .append(JWK_FIELD, key.toJSONString())
                    .append(CREATED, Date.from(now))
                    .append(
                            BY,
                            new Document("id", by.id())
                                    .append("name", by.name())
                                    .append("from", by.from())));
            return true;
        } catch (JOSEException e) {
            throw new IllegalStateException("No signing key can be generated", e);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private void forgetExpired(Instant now) {
        List<Integer> expired = stored().stream()
                .filter(key -> key.publishedUntil()
                        .filter(until -> !now.isBefore(until))
                        .isPresent())
                .map(Key::number)
                .toList();
        if (!expired.isEmpty()) {
            keys.deleteMany(in("_id", expired));
        }
    }

    /** From the highest number down; each but the first was followed by the one before it in this list. */
    private List<Key> stored() {
        List<Key> all = new ArrayList<>();
        Optional<Instant> followedAt = Optional.empty();
        for (Document stored : keys.find().sort(new Document("_id", -1))) {
            Instant createdAt = stored.getDate(CREATED).toInstant();
            Document by = stored.get(BY, new Document());
            all.add(new Key(
                    stored.getInteger("_id"),
                    parsed(stored.getString(JWK_FIELD)),
                    createdAt,
                    new Author(by.getString("id"), by.getString("name"), Optional.empty(), by.getString("from")),
                    followedAt.map(at -> at.plus(longestTokenLifetime()).plus(MARGIN))));
            followedAt = Optional.of(createdAt);
        }
        return all;
    }

    private Duration longestTokenLifetime() {
        Duration access = properties.accessTokenLifetime();
        return access.compareTo(ID_TOKEN_LIFETIME) > 0 ? access : ID_TOKEN_LIFETIME;
    }

    private static RSAKey parsed(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the store cannot be read", e);
        }
    }
}
