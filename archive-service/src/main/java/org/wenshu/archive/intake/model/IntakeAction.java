package org.wenshu.archive.intake.model;

/** What can be done with something that waits in the intake queue. */
public enum IntakeAction {
    /** Tries again as it is; it goes on waiting when something still stands in the way. */
    RETRY("重试"),
    /** Files it, as proposed or with the archivist's values. */
    FILE("归档");

    private final String chinese;

    IntakeAction(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
