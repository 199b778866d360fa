package org.wenshu.local.consistency;

import java.time.Instant;

/** A stretch of the machine's time in which sending could be cut off: something was killed, down or just coming back. */
public record Disturbance(String what, Instant from, Instant until) {
    boolean covers(Instant time) {
        return !time.isBefore(from) && !time.isAfter(until);
    }
}
