package org.wenshu.notifications.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A journal entry as clients see it (X2). */
public record ChangeNoteView(
        Instant at,
        String action,
        String by,
        String name,
        Optional<String> onBehalfOf,
        String from,
        List<String> details) {
    public static List<ChangeNoteView> of(List<ChangeNote> journal) {
        return journal.stream()
                .map(note -> new ChangeNoteView(
                        note.at(),
                        note.action(),
                        note.by(),
                        note.name(),
                        note.onBehalfOf(),
                        note.from(),
                        note.details()))
                .toList();
    }
}
