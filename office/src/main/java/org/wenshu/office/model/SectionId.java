package org.wenshu.office.model;

/** Identifies a section (科室) of the organ. */
public record SectionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
