package org.wenshu.archive.records.model;

import org.wenshu.archive.arrangement.model.ArchiveNumber;

/**
 * The claim of a new number for a record that is re-arranged. The record's first number stays claimed by the record
 * itself and each later one by one of these, so that no number is ever given twice.
 */
public final class Renumbering {
    private String id = "";
    private long version;
    private RecordId renumbered = new RecordId("");
    private int ordinal;
    private ArchiveNumber claimed = new ArchiveNumber("", 1);

    private Renumbering() {}

    public static Renumbering claim(String id, RecordId record, int ordinal, ArchiveNumber number) {
        var renumbering = new Renumbering();
        renumbering.id = id;
        renumbering.renumbered = record;
        renumbering.ordinal = ordinal;
        renumbering.claimed = number;
        return renumbering;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public RecordId record() {
        return renumbered;
    }

    public int ordinal() {
        return ordinal;
    }

    public ArchiveNumber number() {
        return claimed;
    }
}
