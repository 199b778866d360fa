package org.wenshu.platform.store;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from what caused a thing, so that a redelivered event finds its first effect. */
public final class DerivedIds {
    private DerivedIds() {}

    /** The same parts in the same order always give the same id. */
    public static String of(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
