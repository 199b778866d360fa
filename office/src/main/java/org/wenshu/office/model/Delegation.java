package org.wenshu.office.model;

import java.time.Instant;
import java.util.Set;

/** A leader's named authorities in another person's hands for a period (O3, A/B 角). */
public record Delegation(
        String id, PersonId from, PersonId to, Set<String> authorities, Instant start, Instant end, boolean revoked) {

    public boolean activeAt(Instant time) {
        return !revoked && !time.isBefore(start) && time.isBefore(end);
    }
}
