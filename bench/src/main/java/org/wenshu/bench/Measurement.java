package org.wenshu.bench;

import java.util.List;

/** One thing, or some that belong together, that is measured. A new one implements this and is named in {@link Bench#MEASUREMENTS}. */
public interface Measurement {

    /** By what it is asked for on the command line. */
    String name();

    /** What it is measured on, in words; the measurement lays it out itself. */
    String needs();

    /** Whether it begins on a new installation, because the work of others would still be going on or weigh on it. */
    default boolean onItsOwn() {
        return false;
    }

    /** Measures on the suite that runs, and leaves it running. */
    List<Row> measure(Ground ground) throws Exception;
}
