package org.wenshu.archive.records.model;

import java.time.Instant;
import org.wenshu.archive.arrangement.model.ArchiveNumber;

/** A number that a record once had (注销档号): it stays taken, with the reason, and is never given again. */
public record CancelledNumber(ArchiveNumber number, String reason, Doer by, Instant at) {}
