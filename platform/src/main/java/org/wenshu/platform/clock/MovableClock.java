package org.wenshu.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Runs like its base, but can be set ahead: for demo and tests only. To the millisecond, as the store keeps time. */
public final class MovableClock extends Clock {
    private final Clock base;
    private volatile Duration offset;

    public MovableClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    /** From now on the clock shows this time and runs on. */
    public void moveTo(Instant time) {
        offset = Duration.between(base.instant(), time);
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("zones come from the working calendar, never from the clock");
    }
}
