package org.wenshu.acceptance.architecture.planted.time.documents;

import java.time.Instant;
import java.util.function.Supplier;

/** Guilty: handing over the call is calling. */
public class NowByReference {
    Supplier<Instant> at() {
        return Instant::now;
    }
}
