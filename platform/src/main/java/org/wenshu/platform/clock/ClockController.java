package org.wenshu.platform.clock;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.platform.caller.Needs;

/** Moves the clock of a demo or a test; exists only where {@code wenshu.clock.movable} is set, and never at the gateway. */
@RestController
@RequestMapping("/internal/clock")
public class ClockController {
    private final MovableClock clock;
    private final ApplicationEventPublisher events;

    ClockController(MovableClock clock, ApplicationEventPublisher events) {
        this.clock = clock;
        this.events = events;
    }

    /** What the clock shows, or is to show. */
    public record ClockTime(Instant now) {}

    @GetMapping
    @Needs(Needs.NOTHING)
    ClockTime now() {
        return new ClockTime(clock.instant());
    }

    @PutMapping
    @Needs(Needs.NOTHING)
    ClockTime move(@RequestBody ClockTime to) {
        clock.moveTo(to.now());
        events.publishEvent(new ClockMoved(to.now()));
        return now();
    }
}
