package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A level passed one version of the draft (审核意见, D12).
 *
 * @param version which version was looked at
 * @param covered the digest that it holds for
 * @param acting the person whose authority was used
 * @param setAside why it no longer counts although the content is the same
 */
public record Approval(
        Level level,
        int version,
        String covered,
        Optional<String> opinion,
        PersonId by,
        PersonId acting,
        String signature,
        Instant at,
        Optional<String> setAside) {

    boolean counts(Version.Fingerprints present) {
        return setAside.isEmpty() && covered.equals(level.covered(present));
    }

    Approval setAside(String because) {
        return new Approval(level, version, covered, opinion, by, acting, signature, at, Optional.of(because));
    }
}
