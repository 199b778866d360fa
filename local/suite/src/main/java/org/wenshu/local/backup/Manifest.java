package org.wenshu.local.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds, as its {@code manifest.json} says it.
 *
 * @param kind always {@link #KIND}: tells a backup from any other zip file
 * @param format the format of the data, as {@link DataFormat} counts
 * @param takenAt by the machine's clock
 * @param running whether the suite went on working while the backup was taken
 */
record Manifest(String kind, int format, Instant takenAt, boolean running, List<Entry> files) {
    static final String KIND = "wenshu-backup";
    static final String NAME = "manifest.json";

    /**
     * @param name its path in the data folder, with slashes
     * @param sha256 in hexadecimal
     */
    record Entry(String name, long size, String sha256) {}

    Manifest {
        files = List.copyOf(files);
    }
}
