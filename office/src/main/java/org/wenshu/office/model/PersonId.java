package org.wenshu.office.model;

/** Identifies a person of the organ. */
public record PersonId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
