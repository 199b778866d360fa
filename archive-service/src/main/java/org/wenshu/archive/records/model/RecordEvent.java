package org.wenshu.archive.records.model;

import java.time.Instant;
import org.wenshu.archive.arrangement.model.ArchiveNumber;

/** What happens to a record. */
public sealed interface RecordEvent {
    Instant at();

    /** It was filed under its first number. */
    record Filed(ArchiveNumber number, Instant at) implements RecordEvent {}

    /** It was placed elsewhere and has another number. */
    record Rearranged(ArchiveNumber from, ArchiveNumber to, Instant at) implements RecordEvent {}

    /** Its files were read again and compared with their digests. */
    record Verified(boolean intact, Instant at) implements RecordEvent {}
}
