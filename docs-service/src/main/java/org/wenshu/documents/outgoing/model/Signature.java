package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A leader's signature (签发, D14); it holds for the exact content only.
 *
 * @param name of who signed, as an upward document names it
 * @param covered the digest of the whole content
 * @param day 成文日期
 * @param fallen why it no longer counts
 */
public record Signature(
        int version,
        String covered,
        Optional<String> opinion,
        PersonId by,
        PersonId acting,
        String name,
        String signature,
        Instant at,
        LocalDate day,
        Optional<String> fallen) {

    boolean counts(Version.Fingerprints present) {
        return fallen.isEmpty() && covered.equals(present.whole());
    }

    Signature fallen(String because) {
        return new Signature(version, covered, opinion, by, acting, name, signature, at, day, Optional.of(because));
    }
}
