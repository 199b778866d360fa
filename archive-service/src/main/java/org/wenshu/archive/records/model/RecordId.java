package org.wenshu.archive.records.model;

/** Identifies a filed record; follows from its source, so that the same thing is filed once. */
public record RecordId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
