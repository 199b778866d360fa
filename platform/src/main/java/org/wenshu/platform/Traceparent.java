package org.wenshu.platform;

import java.util.Optional;

/** Tells the W3C trace context of what is running now, so that an event carries on the trace of its cause. */
@FunctionalInterface
public interface Traceparent {
    Optional<String> current();
}
