package org.wenshu.directory.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what has been signed in to, so that a restart signs nobody out. Tokens are kept as digests only: who reads the
 * store cannot use them.
 *
 * <p>A code is redeemed and a refresh token is exchanged once: the write is refused when somebody else was faster. A
 * refresh token that comes back after it was exchanged has been stolen, from the app or from us; what was signed in to
 * with it ends.
 */
@Component
class MongoAuthorizations implements OAuth2AuthorizationService {
    /** Attribute under which an authorization carries the version that it was read with. */
    private static final String READ_VERSION = MongoAuthorizations.class.getName() + ".version";

    /** Stands for a token whose value is not known any more; no token of ours begins like this. */
    private static final String DIGEST = "sha256:";

    /** An app that asks twice at the same moment, or did not get the answer, is no thief. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int EXCHANGED_REMEMBERED = 50;
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(SecurityJacksonModules.getModules(MongoAuthorizations.class.getClassLoader()))
            .build();

    private final MongoCollection<Document> authorizations;
    private final RegisteredClientRepository clients;
    private final SystemTime time;
    private volatile Instant cleanedAt = Instant.EPOCH;

    MongoAuthorizations(MongoDatabase database, RegisteredClientRepository clients, SystemTime time) {
        this.authorizations = database.getCollection("authorizations");
        this.clients = clients;
        this.time = time;
        authorizations.createIndex(Indexes.ascending("digests"));
        authorizations.createIndex(Indexes.ascending("exchanged.digest"));
        authorizations.createIndex(Indexes.ascending("principal"));
        authorizations.createIndex(Indexes.ascending("expiresAt"));
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Instant now = time.now();
        cleanNowAndThen(now);
        Long version = authorization.getAttribute(READ_VERSION);
        Document document = toDocument(authorization);
        if (version == null) {
            insert(document.append("version", 1L));
            return;
        }
        Document before = authorizations
                .find(and(eq("_id", authorization.getId()), eq("version", version)))
                .first();
        if (before == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        document.append("version", version + 1).append("exchanged", exchanged(before, document, now));
        boolean won = authorizations
                        .replaceOne(and(eq("_id", authorization.getId()), eq("version", version)), document)
                        .getMatchedCount()
                == 1;
        if (!won) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void insert(Document document) {
        try {
            authorizations.insertOne(document);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
            }
            throw e;
        }
    }

    /** The refresh tokens that this sign-in has been through. */
    private static List<Document> exchanged(Document before, Document after, Instant now) {
        var exchanged = new ArrayList<>(before.getList("exchanged", Document.class, List.of()));
        Optional<String> old = refreshDigest(before);
        if (old.isPresent() && !old.equals(refreshDigest(after))) {
            exchanged.add(new Document("digest", old.get()).append("at", Date.from(now)));
        }
        return exchanged.subList(Math.max(0, exchanged.size() - EXCHANGED_REMEMBERED), exchanged.size());
    }

    private static Optional<String> refreshDigest(Document document) {
        return Optional.ofNullable(document.get("refreshToken", Document.class))
                .map(token -> token.getString("digest"));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        authorizations.deleteOne(eq("_id", authorization.getId()));
    }

    /** Ends everything that the person has signed in to. */
    void removeAllOf(String principal) {
        authorizations.deleteMany(eq("principal", principal));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        Document found = authorizations.find(eq("_id", id)).first();
        return found == null ? null : toAuthorization(found, "", "");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String digest = Digests.sha256(token);
        Document found = authorizations.find(eq("digests", digest)).first();
        if (found == null) {
            endWhatAStolenTokenBelongsTo(digest);
            return null;
        }
        boolean asked = Slot.all().stream()
                .filter(slot -> type == null || slot.type().equals(type.getValue()))
                .anyMatch(slot -> slot.in(found)
                        .filter(stored -> digest.equals(stored.getString("digest")))
                        .isPresent());
        return asked ? toAuthorization(found, digest, token) : null;
    }

    private void endWhatAStolenTokenBelongsTo(String digest) {
        Document found = authorizations.find(eq("exchanged.digest", digest)).first();
        if (found == null) {
            return;
        }
        Instant now = time.now();
        boolean late = found.getList("exchanged", Document.class).stream()
                .filter(once -> digest.equals(once.getString("digest")))
                .anyMatch(once -> once.getDate("at").toInstant().plus(GRACE).isBefore(now));
        if (late) {
            authorizations.deleteOne(eq("_id", found.getString("_id")));
        }
    }

    private void cleanNowAndThen(Instant now) {
        if (now.isAfter(cleanedAt.plus(BETWEEN_CLEANINGS))) {
            cleanedAt = now;
            authorizations.deleteMany(lt("expiresAt", Date.from(now)));
        }
    }

    /** Where in the document the token of a kind is kept, and what the kind is called in requests. */
    private record Slot(String field, String type, Class<? extends OAuth2Token> token) {
        static final Slot CODE = new Slot("code", "code", OAuth2AuthorizationCode.class);
        static final Slot ACCESS = new Slot("accessToken", "access_token", OAuth2AccessToken.class);
        static final Slot REFRESH = new Slot("refreshToken", "refresh_token", OAuth2RefreshToken.class);
        static final Slot ID = new Slot("idToken", "id_token", OidcIdToken.class);

        static List<Slot> all() {
            return List.of(CODE, ACCESS, REFRESH, ID);
        }

        Optional<Document> in(Document document) {
            return Optional.ofNullable(document.get(field, Document.class));
        }
    }

    private Document toDocument(OAuth2Authorization authorization) {
        Map<String, Object> attributes = new HashMap<>(authorization.getAttributes());
        attributes.remove(READ_VERSION);
        var document = new Document("_id", authorization.getId())
                .append("client", authorization.getRegisteredClientId())
                .append("principal", authorization.getPrincipalName())
                .append("grant", authorization.getAuthorizationGrantType().getValue())
                .append("scopes", List.copyOf(authorization.getAuthorizedScopes()))
                .append("attributes", JSON.writeValueAsString(attributes));
        List<String> digests = new ArrayList<>();
        Instant expiresAt = Instant.EPOCH;
        for (Slot slot : Slot.all()) {
            OAuth2Authorization.Token<? extends OAuth2Token> token = authorization.getToken(slot.token());
            if (token == null) {
                continue;
            }
            Document stored = toDocument(token);
            document.append(slot.field(), stored);
            digests.add(stored.getString("digest"));
            Instant end = token.getToken().getExpiresAt();
            if (end != null && end.isAfter(expiresAt)) {
                expiresAt = end;
            }
        }
        return document.append("digests", digests).append("expiresAt", Date.from(expiresAt));
    }

    private static Document toDocument(OAuth2Authorization.Token<? extends OAuth2Token> token) {
        OAuth2Token value = token.getToken();
        String text = value.getTokenValue();
        String digest = text.startsWith(DIGEST) ? text.substring(DIGEST.length()) : Digests.sha256(text);
        // Texts, since dates of the store keep only milliseconds.
        var document = new Document("digest", digest).append("metadata", JSON.writeValueAsString(token.getMetadata()));
        if (value.getIssuedAt() != null) {
            document.append("issuedAt", value.getIssuedAt().toString());
        }
        if (value.getExpiresAt() != null) {
            document.append("expiresAt", value.getExpiresAt().toString());
        }
        if (value instanceof OAuth2AccessToken access) {
            document.append("scopes", List.copyOf(access.getScopes()));
        }
        return document;
    }

    /** The token that was presented is known again by it; of the others there are only digests. */
    private @Nullable OAuth2Authorization toAuthorization(Document document, String digest, String presented) {
        RegisteredClient client = clients.findById(document.getString("client"));
        if (client == null) {
            return null;
        }
        OAuth2Authorization.Builder authorization = OAuth2Authorization.withRegisteredClient(client)
                .id(document.getString("_id"))
                .principalName(document.getString("principal"))
                .authorizationGrantType(new AuthorizationGrantType(document.getString("grant")))
                .authorizedScopes(new LinkedHashSet<>(document.getList("scopes", String.class)))
                .attributes(attributes -> {
                    attributes.putAll(JSON.readValue(document.getString("attributes"), MAP));
                    attributes.put(
                            READ_VERSION, document.get("version", Number.class).longValue());
                });
        for (Slot slot : Slot.all()) {
            slot.in(document).ifPresent(stored -> {
                String storedDigest = stored.getString("digest");
                String value = storedDigest.equals(digest) ? presented : DIGEST + storedDigest;
                Map<String, Object> metadata = JSON.readValue(stored.getString("metadata"), MAP);
                authorization.token(token(slot, stored, value, metadata), all -> all.putAll(metadata));
            });
        }
        return authorization.build();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // The server keeps the claims of every id token.
    private static OAuth2Token token(Slot slot, Document stored, String value, Map<String, Object> metadata) {
        Instant issuedAt = instant(stored, "issuedAt");
        Instant expiresAt = instant(stored, "expiresAt");
        return switch (slot.field()) {
            case "code" -> new OAuth2AuthorizationCode(value, issuedAt, expiresAt);
            case "accessToken" ->
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        value,
                        issuedAt,
                        expiresAt,
                        new LinkedHashSet<>(stored.getList("scopes", String.class)));
            case "refreshToken" -> new OAuth2RefreshToken(value, issuedAt, expiresAt);
            default ->
                new OidcIdToken(value, issuedAt, expiresAt, (Map<String, Object>)
                        metadata.get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME));
        };
    }

    @SuppressWarnings("NullAway") // Every token of ours has both times.
    private static Instant instant(Document stored, String field) {
        return Instant.parse(stored.getString(field));
    }
}
