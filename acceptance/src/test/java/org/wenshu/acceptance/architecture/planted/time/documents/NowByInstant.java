package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.Instant;

/** Guilty. */
public class NowByInstant {
    Instant at() {
        return Instant.now();
    }
}
