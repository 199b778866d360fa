package org.wenshu.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.Optional;
import org.wenshu.gateway.GatewayProperties.Limit;

/** So many calls per key and period, for a bounded number of keys. */
final class Allowances {
    private final RateLimiterConfig config;
    private final Cache<String, AtomicRateLimiter> limiters;

    Allowances(Limit limit, long keys) {
        config = RateLimiterConfig.custom()
                .limitForPeriod(limit.calls())
                .limitRefreshPeriod(limit.period())
                .timeoutDuration(Duration.ZERO)
                .build();
        // An idle limiter is full again after one period, so forgetting it then changes nothing.
        limiters = Caffeine.newBuilder()
                .maximumSize(keys)
                .expireAfterAccess(limit.period().plusSeconds(1))
                .build();
    }

    /** Takes one call from the key's allowance; where none is left, says how long until there is. */
    Optional<Duration> refuse(String key) {
        AtomicRateLimiter limiter = limiters.get(key, name -> new AtomicRateLimiter(name, config));
        if (limiter.acquirePermission()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofNanos(Math.max(1, limiter.getDetailedMetrics().getNanosToWait())));
    }
}
