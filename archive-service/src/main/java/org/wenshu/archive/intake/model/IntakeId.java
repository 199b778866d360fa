package org.wenshu.archive.intake.model;

/** Identifies an entry of the intake queue; follows from its source. */
public record IntakeId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
