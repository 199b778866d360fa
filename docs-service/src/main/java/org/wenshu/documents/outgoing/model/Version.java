package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A version of the draft (文稿版本, D10); its content lies in the shared store under its digest.
 *
 * @param number counted from 1
 * @param fingerprints what approvals of this version cover
 * @param remark what was changed and why
 */
public record Version(
        int number,
        Facts facts,
        Fingerprints fingerprints,
        PersonId by,
        PersonId acting,
        String signature,
        Instant at,
        Optional<String> remark) {

    /**
     * SHA-256 in hexadecimal of the exact content and of its substance: one character changed and they differ.
     *
     * @param whole of everything, under which the content is stored
     * @param substance of {@link Content.Substance}
     */
    public record Fingerprints(String whole, String substance) {}
}
