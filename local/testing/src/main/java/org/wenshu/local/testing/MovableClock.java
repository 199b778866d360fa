package org.wenshu.local.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A clock that stands still until a test moves it; safe to move while other threads read it. Its time in another zone
 * moves with it.
 */
public final class MovableClock extends Clock {

    /** Official time of the whole country. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Hand hand;
    private final ZoneId zone;

    private MovableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /** A clock that shows the instant, in Beijing time. */
    public static MovableClock at(Instant instant) {
        return new MovableClock(new Hand(instant), BEIJING);
    }

    /** A clock that shows Beijing time, such as {@code 2026-09-30T17:30}. */
    public static MovableClock atBeijing(String localDateTime) {
        return at(beijing(localDateTime));
    }

    private static Instant beijing(String localDateTime) {
        return LocalDateTime.parse(localDateTime).atZone(BEIJING).toInstant();
    }

    /** Shows the instant from now on; it may lie before what the clock showed. */
    public void set(Instant instant) {
        hand.moveTo(instant);
    }

    /** Shows Beijing time, such as {@code 2026-10-08T08:30}, from now on. */
    public void setBeijing(String localDateTime) {
        set(beijing(localDateTime));
    }

    /** Moves on and returns what the clock then shows; concurrent moves add up. */
    public Instant advance(Duration by) {
        return hand.moveBy(by);
    }

    @Override
    public Instant instant() {
        return hand.shows();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(hand, other);
    }

    /** What the clocks of all zones share. */
    private static final class Hand {
        private Instant shown;

        Hand(Instant shown) {
            this.shown = shown;
        }

        synchronized Instant shows() {
            return shown;
        }

        synchronized void moveTo(Instant instant) {
            shown = instant;
        }

        synchronized Instant moveBy(Duration by) {
            shown = shown.plus(by);
            return shown;
        }
    }
}
