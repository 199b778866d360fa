package org.wenshu.gateway.arrival;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a request in its trace (W3C Trace Context).
 *
 * @param continued whether the caller began the trace
 */
public record TraceContext(String traceId, String spanId, String flags, boolean continued) {
    private static final Pattern HEADER = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** Takes the caller's trace up with a span of the gateway's own, or begins one. */
    static TraceContext continuing(@Nullable String traceparent) {
        Matcher given = HEADER.matcher(traceparent == null ? "" : traceparent.trim());
        if (given.matches()
                && !given.group(1).equals(NO_TRACE)
                && !given.group(2).equals(NO_SPAN)) {
            return new TraceContext(given.group(1), hex(8), given.group(3), true);
        }
        return new TraceContext(hex(16), hex(8), "01", false);
    }

    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        // All zeros would mean "no trace".
        random[0] |= 1;
        return HexFormat.of().formatHex(random);
    }
}
