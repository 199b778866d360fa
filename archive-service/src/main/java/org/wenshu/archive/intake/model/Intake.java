package org.wenshu.archive.intake.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.RecordId;

/** Something handed to the archive that could not be filed at once and waits, with the reason (待归档, A1). */
public final class Intake {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int ATTEMPTS_KEPT = 50;

    private IntakeId id = new IntakeId("");
    private long version;
    private HandedOver handedOver;
    private IntakeStage stage = IntakeStage.HELD;
    private Optional<Obstacle> obstacle = Optional.empty();
    private String detail = "";
    private Instant heldAt = Instant.EPOCH;
    private List<Attempt> attempts = new ArrayList<>();
    private Optional<Instant> nextAttemptAt = Optional.empty();
    private Duration pause = Duration.ZERO;
    private Optional<RecordId> filedAs = Optional.empty();
    private Optional<String> archiveNumber = Optional.empty();
    private transient List<IntakeEvent> raised = new ArrayList<>();

    /**
     * One attempt to file it.
     *
     * @param obstacle what stood in the way; empty when it was filed
     * @param correction what the archivist decided, with the reason, or empty
     */
    public record Attempt(
            Instant at, Doer by, Optional<Obstacle> obstacle, String detail, Optional<Correction> correction) {}

    // Filled from the store.
    @SuppressWarnings("NullAway.Init")
    private Intake() {}

    /**
     * Puts it into the queue.
     *
     * @param detail which file, which section … it is about
     * @param pause after which it is tried again by itself; doubled each time
     */
    public static Intake hold(
            IntakeId id, HandedOver handedOver, Obstacle obstacle, String detail, Instant at, Duration pause) {
        var intake = new Intake();
        intake.id = id;
        intake.handedOver = handedOver;
        intake.heldAt = at;
        intake.pause = pause;
        intake.attempts.add(new Attempt(at, Doer.ARCHIVE, Optional.of(obstacle), detail, Optional.empty()));
        intake.stayBecauseOf(obstacle, detail, at);
        return intake;
    }

    /** @throws IntakeRefused if the action has no place at this stage */
    public void mustAllow(IntakeAction action) {
        stage.after(action);
    }

    /** It was tried again and something still stands in the way. */
    public void holdAgain(Obstacle still, String what, Optional<Correction> correction, Doer by, Instant at) {
        stage = stage.after(IntakeAction.RETRY);
        boolean another = !Optional.of(still).equals(obstacle);
        // The archive's own attempts that change nothing would drown those of people.
        if (another || !by.equals(Doer.ARCHIVE)) {
            keep(new Attempt(at, by, Optional.of(still), what, correction));
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        if (another) {
            stayBecauseOf(still, what, at);
        } else {
            detail = what;
            nextAttemptAt = Optional.of(at.plus(pause));
        }
    }

    /** It is filed as this record. */
    public void filed(RecordId record, String number, Optional<Correction> correction, Doer by, Instant at) {
        stage = stage.after(IntakeAction.FILE);
        keep(new Attempt(at, by, Optional.empty(), number, correction));
        obstacle = Optional.empty();
        detail = "";
        nextAttemptAt = Optional.empty();
        filedAs = Optional.of(record);
        archiveNumber = Optional.of(number);
        raised.add(new IntakeEvent.Filed(at));
    }

    private void stayBecauseOf(Obstacle because, String what, Instant at) {
        obstacle = Optional.of(because);
        detail = what;
        nextAttemptAt = Optional.of(at.plus(pause));
        raised.add(new IntakeEvent.Held(because, at));
    }

    private void keep(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > ATTEMPTS_KEPT) {
            // The first says how it came here; after it the latest matter.
            attempts.remove(1);
        }
    }

    public List<IntakeEvent> drainRaised() {
        var drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }

    public Optional<Instant> nextTimerAt() {
        return nextAttemptAt;
    }

    public IntakeId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public HandedOver handedOver() {
        return handedOver;
    }

    public IntakeStage stage() {
        return stage;
    }

    /** What stands in the way; empty once it is filed. */
    public Optional<Obstacle> obstacle() {
        return obstacle;
    }

    public String detail() {
        return detail;
    }

    public Instant heldAt() {
        return heldAt;
    }

    /** The latest last. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public Optional<RecordId> filedAs() {
        return filedAs;
    }

    public Optional<String> archiveNumber() {
        return archiveNumber;
    }
}
