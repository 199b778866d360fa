package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.model.PersonId;

/**
 * Who did what, when, on whose behalf, from where, in what words (X2); nothing is ever taken out.
 *
 * @param number counted from 1 within the document
 * @param version the version of the draft that it was done on
 * @param stage the stage that the document stands at since
 * @param heldBy in whose hands it is since
 */
public record JournalEntry(
        int number,
        OutgoingAction action,
        int version,
        PersonId by,
        String signature,
        Optional<PersonId> onBehalfOf,
        String from,
        Instant at,
        OutgoingStage stage,
        boolean suspended,
        List<Principal> heldBy,
        Optional<String> said) {
    public JournalEntry {
        heldBy = List.copyOf(heldBy);
    }
}
