package org.wenshu.archive.records.model;

import java.time.Instant;
import org.wenshu.archive.arrangement.model.Arrangement;

/**
 * An archivist's decision to place a record elsewhere (调整整理), from when it is taken until the new number is had.
 *
 * @param ordinal the record's how manieth, from 1
 */
public record Rearrangement(int ordinal, Arrangement to, String sectionName, String reason, Doer by, Instant at) {}
