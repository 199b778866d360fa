package org.wenshu.archive.intake.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The stages of what could not be filed at once (待归档), and the only moves between them (A1). */
public enum IntakeStage {
    HELD("待归档"),
    FILED("已归档");

    private final String chinese;

    IntakeStage(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The stage that the action leads to. @throws IntakeRefused if it cannot be done at this stage */
    public IntakeStage after(IntakeAction action) {
        return switch (this) {
            case HELD ->
                switch (action) {
                    case RETRY -> HELD;
                    case FILE -> FILED;
                };
            case FILED -> throw new IntakeRefused(this, action);
        };
    }

    /** Every action that has a place at this stage. */
    public Set<IntakeAction> allowed() {
        var allowed = EnumSet.noneOf(IntakeAction.class);
        Arrays.stream(IntakeAction.values()).filter(this::has).forEach(allowed::add);
        return allowed;
    }

    private boolean has(IntakeAction action) {
        try {
            after(action);
            return true;
        } catch (IntakeRefused refused) {
            return false;
        }
    }
}
