package org.wenshu.archive.records.model;

import java.time.Instant;
import org.wenshu.archive.custody.model.CustodyAction;

/**
 * One change of a record as the record itself keeps it, written together with the change; the custody log is copied
 * from it, so that no crash can lose an entry.
 *
 * @param ordinal from 1
 * @param archiveNumber the number that the record had then
 */
public record JournalEntry(
        int ordinal, CustodyAction action, String archiveNumber, Doer by, Instant at, String detail) {}
