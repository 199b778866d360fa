package org.wenshu.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation may set; {@code gateway.yml} holds the table of services.
 *
 * @param services the services behind the door, by name
 * @param publicPaths paths of the gateway's own that need no sign-in
 * @param publicApiDocs whether the API documents may be read without sign-in
 * @param operateAuthority the authority that the gateway's own metrics ask for
 * @param trustedProxies networks (CIDR) whose X-Forwarded-* headers are believed
 * @param internalHeaders beginnings of the names of headers that no client may set
 * @param autoConfigurations see {@link AllowedAutoConfigurations}
 */
@ConfigurationProperties("wenshu.gateway")
public record GatewayProperties(
        Map<String, Service> services,
        @DefaultValue List<String> publicPaths,
        @DefaultValue("true") boolean publicApiDocs,
        String operateAuthority,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> internalHeaders,
        @DefaultValue List<String> autoConfigurations,
        RouteDefaults routes,
        Breaker breaker,
        Retry retry,
        Limits limits,
        Cors cors,
        Token token,
        Gathering gathering) {

    public GatewayProperties {
        services = new LinkedHashMap<>(services);
    }

    /**
     * A service and the paths that lead to it; a path is the same at the service and at the gateway.
     *
     * @param paths need a token
     * @param publicPaths need none at the gateway; the service decides
     * @param preserveHost whether the service is told the host name that the client used
     * @param exceptions paths with limits of their own
     */
    public record Service(
            URI uri,
            String title,
            @DefaultValue List<String> paths,
            @DefaultValue List<String> publicPaths,
            @DefaultValue("false") boolean preserveHost,
            @DefaultValue List<RouteException> exceptions) {}

    /**
     * Paths with limits of their own, for uploads, exports and streams.
     *
     * @param responseTimeout how long until the answer begins; zero waits for ever; null: as elsewhere
     * @param bodyLimit the largest request body; null: as elsewhere
     */
    public record RouteException(
            List<String> paths,
            @Nullable Duration responseTimeout,
            @Nullable DataSize bodyLimit) {}

    /** What holds for every path that is no exception. */
    public record RouteDefaults(Duration connectTimeout, Duration responseTimeout, DataSize bodyLimit) {}

    /**
     * When a service counts as down.
     *
     * @param failureRate per cent of the last {@code window} calls
     * @param openFor how long nobody is let through
     * @param trials calls let through to see whether the service is back
     */
    public record Breaker(float failureRate, int window, int minimumCalls, Duration openFor, int trials) {}

    /** How often a GET is tried again, and after what pause. */
    public record Retry(int retries, Duration pause) {}

    /**
     * Calls allowed in a period.
     *
     * @param perCaller for one signed-in person or client
     * @param perAddress for one address without sign-in
     * @param signIn for one address at the sign-in endpoints
     * @param signInPaths where signing in happens; only POST counts
     * @param callers how many callers are remembered at once
     */
    public record Limits(Limit perCaller, Limit perAddress, Limit signIn, List<String> signInPaths, long callers) {}

    /** So many calls in so long. */
    public record Limit(int calls, Duration period) {}

    /** Which other origins' pages may call. */
    public record Cors(
            @DefaultValue List<String> allowedOrigins,
            List<String> allowedMethods,
            @DefaultValue List<String> exposedHeaders,
            Duration maxAge) {}

    /**
     * What a token must show.
     *
     * @param issuer who must have issued it
     * @param jwksUri where the issuer's public keys are
     * @param algorithm how it must be signed
     * @param clockSkew how far clocks may differ
     * @param keysPause the least time between two fetches of the keys
     */
    public record Token(
            String issuer, URI jwksUri, String algorithm, Duration clockSkew, Duration keysPause, Duration timeout) {}

    /** How long the gateway waits for what it gathers from services, and how long it keeps the state of the whole. */
    public record Gathering(Duration healthTimeout, Duration healthKept, Duration documentTimeout) {}
}
