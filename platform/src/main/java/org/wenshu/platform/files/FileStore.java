package org.wenshu.platform.files;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** Keeps the contents of files for the whole suite: streamed, stored once by digest, never changed. */
public interface FileStore {

    /**
     * Stores what the stream gives and closes it.
     *
     * @param fileName only a hint between kinds of plain text; the content decides
     * @throws org.wenshu.platform.problem.Problem TOO_LARGE as soon as more than {@code maxBytes} have come; nothing is kept then
     */
    StoredFile store(InputStream in, String fileName, long maxBytes);

    /** @throws org.wenshu.platform.problem.Problem NOT_FOUND */
    InputStream open(String sha256);

    Optional<StoredFile> find(String sha256);

    /** Reads the content again and says whether length and both digests are still what they were; false when unknown. */
    boolean verify(String sha256);

    /**
     * Removes what an upload that broke off by a crash left behind.
     *
     * @param olderThan how old leftovers must be, so that uploads under way are spared
     * @return how many were removed
     */
    int removeOrphans(Duration olderThan);
}
