package org.wenshu.platform.operations;

import java.time.Instant;
import java.util.List;
import org.wenshu.platform.reading.ReaderLag;
import org.wenshu.platform.relay.Waiting;
import org.wenshu.platform.timer.TimersDue;

/**
 * How what a service does in the background stands, as an operator wants to know it (运行状况).
 *
 * @param at when this was looked at, by the machine's clock
 * @param relay events that are stored and not published yet
 * @param deadLettersWaiting events whose effect failed to the last try and that nobody has replayed
 */
public record OperatingState(
        String service,
        Instant at,
        Waiting relay,
        List<ReaderLag> readers,
        List<TimersDue> timers,
        long deadLettersWaiting) {}
