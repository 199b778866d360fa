package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A party's word on the draft (会签意见, D13).
 *
 * @param covered the digest of the substance that it holds for
 * @param agreed whether it agreed; who disagrees is heard, and the signing leader decides
 * @param signer who signed for another organ, by name; empty for a section
 */
public record Countersignature(
        Party party,
        int version,
        String covered,
        boolean agreed,
        Optional<String> opinion,
        Optional<String> signer,
        PersonId by,
        PersonId acting,
        String signature,
        Instant at) {

    boolean counts(Version.Fingerprints present) {
        return covered.equals(present.substance());
    }
}
