package org.wenshu.local.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Rewrites an archive with one fixed time in every entry, since POI stamps each with the time of writing. */
final class Zip {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Zip() {}

    static void withoutClock(byte[] archive, OutputStream out) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            var rewritten = new ZipOutputStream(out);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(EPOCH);
                rewritten.putNextEntry(copy);
                in.transferTo(rewritten);
                rewritten.closeEntry();
            }
            rewritten.finish();
            rewritten.flush();
        }
    }
}
