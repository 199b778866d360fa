package org.wenshu.archive.records.model;

import java.time.Instant;
import java.util.List;

/** The outcome of reading all files of a record again and comparing length and digests (固化信息校验, A3). */
public record Verification(Instant at, Doer by, List<FileFinding> files) {

    /** @param place the file's place in the item, from 1 */
    public record FileFinding(int place, String sha256, boolean intact) {}

    public Verification {
        files = List.copyOf(files);
    }

    public boolean intact() {
        return files.stream().allMatch(FileFinding::intact);
    }
}
