package org.wenshu.archive.intake.model;

import java.time.Instant;

/** What happens to something in the intake queue. */
public sealed interface IntakeEvent {

    /** It waits, because of this obstacle; raised again when another obstacle takes its place. */
    record Held(Obstacle obstacle, Instant at) implements IntakeEvent {}

    /** It is a record now. */
    record Filed(Instant at) implements IntakeEvent {}
}
