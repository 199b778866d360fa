package org.wenshu.archive.intake.model;

/** An action that has no place at the stage of an intake. */
public final class IntakeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IntakeStage stage;
    private final IntakeAction action;

    IntakeRefused(IntakeStage stage, IntakeAction action) {
        super(action + " is not possible at " + stage);
        this.stage = stage;
        this.action = action;
    }

    public IntakeStage stage() {
        return stage;
    }

    public IntakeAction action() {
        return action;
    }
}
