package org.wenshu.directory.entries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who did what to an entry, when and from where (X2); written in the same write as the change itself.
 *
 * @param what the verb, such as {@code corrected}
 * @param changes what it changed, field by field
 */
public record JournalEntry(
        Instant at,
        String by,
        String byName,
        Optional<String> onBehalfOf,
        String from,
        String what,
        List<Change> changes) {

    public JournalEntry {
        changes = List.copyOf(changes);
    }

    /** One field's value before and after; empty text where there was or is none. */
    public record Change(String field, String before, String after) {}
}
