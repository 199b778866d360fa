package org.wenshu.notifications.sending;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.wenshu.notifications.deliveries.model.Failure;

/** A provider with its rate limit, and its breaker that leaves it alone while it keeps failing (N2). */
final class GuardedProvider {
    private static final Duration LONGEST_WAIT_FOR_RATE = Duration.ofSeconds(2);

    private final Provider provider;
    private final CircuitBreaker breaker;
    private final RateLimiter rate;

    GuardedProvider(Provider provider) {
        this.provider = provider;
        var limits = provider.limits();
        this.breaker = CircuitBreaker.of(
                provider.name(),
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(limits.breaker().calls())
                        .minimumNumberOfCalls(limits.breaker().calls())
                        .failureRateThreshold(limits.breaker().failurePercent())
                        .waitDurationInOpenState(limits.breaker().openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.rate = RateLimiter.of(
                provider.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(LONGEST_WAIT_FOR_RATE)
                        .build());
    }

    Outcome send(Outgoing outgoing, HandOver handOver) {
        if (!breaker.tryAcquirePermission()) {
            return new Outcome.Later(Failure.PROVIDER_DOWN, provider.name() + " is left alone for a while", true);
        }
        int permits =
                Math.min(Math.max(outgoing.parts().size(), 1), provider.limits().perSecond());
        if (!rate.acquirePermission(permits)) {
            breaker.releasePermission();
            return new Outcome.Later(Failure.RATE_LIMITED, provider.name() + " takes no more just now", false);
        }
        long began = breaker.getCurrentTimestamp();
        var watched = new Watched(handOver);
        boolean atFault = true;
        try {
            Outcome outcome = provider.send(outgoing, watched);
            atFault = watched.cutOff || (outcome instanceof Outcome.Later later && later.providerAtFault());
            return outcome;
        } finally {
            long took = breaker.getCurrentTimestamp() - began;
            if (atFault) {
                breaker.onError(took, breaker.getTimestampUnit(), new ProviderTrouble(provider.name()));
            } else {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            }
        }
    }

    String name() {
        return provider.name();
    }

    boolean isLeftAlone() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    Provider provider() {
        return provider;
    }

    /** What the breaker counts; it keeps no trace, since the delivery tells the cause. */
    private static final class ProviderTrouble extends Exception {
        private static final long serialVersionUID = 1L;

        ProviderTrouble(String provider) {
            super(provider, null, false, false);
        }
    }

    private static final class Watched implements HandOver {
        private final HandOver inner;
        private volatile boolean cutOff;

        Watched(HandOver inner) {
            this.inner = inner;
        }

        @Override
        public void begins(int part) {
            inner.begins(part);
        }

        @Override
        public void failed(int part) {
            inner.failed(part);
        }

        @Override
        public void accepted(int part, String messageId) {
            inner.accepted(part, messageId);
        }

        @Override
        public void cutOff(int part) {
            cutOff = true;
            inner.cutOff(part);
        }
    }
}
