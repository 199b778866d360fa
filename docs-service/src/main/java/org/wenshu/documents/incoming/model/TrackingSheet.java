package org.wenshu.documents.incoming.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.documents.model.Principal;

/**
 * Who has had a document, since when, what was said and how long each step took (办文跟踪表, D7).
 *
 * @param timeLeft working time left until the deadline, negative when it has passed; empty when none runs
 */
public record TrackingSheet(List<Step> steps, Optional<Deadline> deadline, Optional<Duration> timeLeft, int urgings) {

    /**
     * The time during which the document stood at one stage in the same hands.
     *
     * @param until when it moved on; empty for the present step
     * @param wallTime how long that was by the clock
     * @param workingTime how much working time that was
     * @param entries what was done: first what brought it there, then what happened meanwhile
     */
    public record Step(
            IncomingStage stage,
            boolean suspended,
            List<Principal> heldBy,
            Instant since,
            Optional<Instant> until,
            Duration wallTime,
            Duration workingTime,
            List<JournalEntry> entries) {}

    public static TrackingSheet of(IncomingDocument document, Instant now, WorkingCalendar calendar) {
        var steps = new ArrayList<Step>();
        var running = new ArrayList<JournalEntry>();
        for (JournalEntry entry : document.journal()) {
            if (!running.isEmpty() && movedOn(running.getFirst(), entry)) {
                steps.add(step(running, Optional.of(entry.at()), now, calendar));
                running.clear();
            }
            running.add(entry);
        }
        steps.add(step(running, Optional.empty(), now, calendar));
        boolean runs = document.stage() == IncomingStage.ASSIGNED
                && document.suspension().isEmpty();
        return new TrackingSheet(
                List.copyOf(steps),
                document.deadline(),
                document.deadline()
                        .filter(deadline -> runs)
                        .map(deadline -> calendar.workingTimeBetween(now, deadline.dueAt())),
                document.ladder().urgings());
    }

    private static boolean movedOn(JournalEntry before, JournalEntry entry) {
        return entry.stage() != before.stage()
                || entry.suspended() != before.suspended()
                || !entry.heldBy().equals(before.heldBy());
    }

    private static Step step(
            List<JournalEntry> entries, Optional<Instant> until, Instant now, WorkingCalendar calendar) {
        JournalEntry first = entries.getFirst();
        Instant end = until.orElse(first.stage().open() ? now : first.at());
        // Clocks of several machines may differ by a little; no step is shorter than nothing.
        if (end.isBefore(first.at())) {
            end = first.at();
        }
        return new Step(
                first.stage(),
                first.suspended(),
                first.heldBy(),
                first.at(),
                until,
                Duration.between(first.at(), end),
                calendar.workingTimeBetween(first.at(), end),
                List.copyOf(entries));
    }
}
