package org.wenshu.platform.reading;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a replay hear that an effect was passed over, since a later event of the same source had been applied before. */
public final class PassedOver {
    private static final ScopedValue<AtomicBoolean> HEARD = ScopedValue.newInstance();

    private PassedOver() {}

    /** Said by the store, on the thread of the effect; heard only while a dead letter is replayed. */
    public static void say() {
        if (HEARD.isBound()) {
            HEARD.get().set(true);
        }
    }

    /** Whether anything was passed over while this ran. */
    static boolean during(Runnable effect) {
        var heard = new AtomicBoolean();
        ScopedValue.where(HEARD, heard).run(effect);
        return heard.get();
    }
}
