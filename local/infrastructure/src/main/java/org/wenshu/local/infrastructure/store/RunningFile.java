package org.wenshu.local.infrastructure.store;

import java.util.function.Supplier;

/** The file of a store that is open, for one who copies it. */
public interface RunningFile {

    /** Does something while nothing changes and all that has changed is on the disk; reading goes on meanwhile. */
    <T> T holding(Supplier<T> work);

    /** Whether what is written from now on may take the place of what is no longer needed. */
    void reuseSpace(boolean reuse);

    /** How much of the file counts; what lies behind is room to grow. Asked while nothing changes. */
    long usedBytes();
}
