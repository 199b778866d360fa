package org.wenshu.directory.signin;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Remembers in which browser somebody has signed in: in the store, so that any instance knows and a restart does not matter. */
@Component
class BrowserSessions implements SecurityContextRepository {
    private static final String COOKIE = "wenshu_sign_in";

    private final MongoCollection<Document> sessions;
    private final SignInProperties properties;
    private final SystemTime time;

    BrowserSessions(MongoDatabase database, SignInProperties properties, SystemTime time) {
        this.sessions = database.getCollection("sign_in_sessions");
        this.properties = properties;
        this.time = time;
        sessions.createIndex(new Document("person", 1));
    }

    @Override
    @SuppressWarnings("deprecation") // The one abstract method there is.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        find(holder.getRequest())
                .ifPresent(session -> context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        session.getString("person"), null, List.of())));
        return context;
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request).isPresent();
    }

    private Optional<Document> find(HttpServletRequest request) {
        return cookie(request)
                .map(value -> sessions.find(eq("_id", Digests.sha256(value))).first())
                .filter(session ->
                        time.now().isBefore(session.getDate("expiresAt").toInstant()));
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> former = cookie(request);
        former.ifPresent(value -> sessions.deleteOne(eq("_id", Digests.sha256(value))));
        Authentication authentication = context.getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            former.ifPresent(value -> set(response, "", Duration.ZERO));
            return;
        }
        // A new secret for each sign-in: what a stranger may have planted in the browser is worth nothing.
        String secret = Digests.newSecret();
        Instant now = time.now();
        sessions.deleteMany(lt("expiresAt", Date.from(now)));
        sessions.insertOne(new Document("_id", Digests.sha256(secret))
                .append("person", authentication.getName())
                .append("expiresAt", Date.from(now.plus(properties.sessionLifetime()))));
        set(response, secret, properties.sessionLifetime());
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(properties.secureCookies())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    void removeAllOf(String person) {
        sessions.deleteMany(eq("person", person));
    }
}
