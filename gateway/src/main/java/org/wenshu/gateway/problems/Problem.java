package org.wenshu.gateway.problems;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that the gateway refuses or cannot serve; it becomes an RFC 9457 answer.
 *
 * @see ProblemType
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final @Nullable String service;
    private final @Nullable Duration retryAfter;

    private Problem(
            ProblemType type, @Nullable String service, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(type.name(), cause, false, false);
        this.type = type;
        this.service = service;
        this.retryAfter = retryAfter;
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, null, null, null);
    }

    public static Problem tooManyRequests(Duration retryAfter) {
        return new Problem(ProblemType.TOO_MANY_REQUESTS, null, retryAfter, null);
    }

    public static Problem ofService(ProblemType type, String service) {
        return new Problem(type, service, null, null);
    }

    public static Problem unavailable(String service, Duration retryAfter) {
        return new Problem(ProblemType.SERVICE_UNAVAILABLE, service, retryAfter, null);
    }

    public ProblemType type() {
        return type;
    }

    /** The service that it is about, or empty. */
    public Optional<String> service() {
        return Optional.ofNullable(service);
    }

    /** When it may be worth another try, or empty. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
