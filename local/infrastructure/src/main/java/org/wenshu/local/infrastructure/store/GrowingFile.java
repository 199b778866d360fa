package org.wenshu.local.infrastructure.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * A file that grows by large pieces ahead of what is written to it. Bringing a write to the disk takes a fraction of
 * the time when the file need not become longer with it.
 */
final class GrowingFile extends SingleFileStore {

    private static final int BLOCK = 4096;
    private static final int PIECE = 4 << 20;

    /** Up to so much unused space is kept while the store is open: giving it back is as slow as growing. */
    private static final long SPARE = 4L * PIECE;

    private GrowingFile(int cacheMegabytes) {
        super(Map.of("cacheSize", cacheMegabytes));
    }

    static GrowingFile open(Path file, int cacheMegabytes) {
        GrowingFile opened = new GrowingFile(cacheMegabytes);
        opened.open(file.toAbsolutePath().toString(), false, null);
        return opened;
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
        long end = position + source.remaining();
        boolean grows = end > size();
        super.writeFully(chunk, position, source);
        if (grows) {
            super.writeFully(chunk, end, ByteBuffer.allocate(PIECE));
        }
    }

    long usedBytes() {
        return getAfterLastBlock_() * BLOCK;
    }

    @Override
    protected void shrinkStoreIfPossible(int minPercent) {
        if (minPercent == 0 || size() - usedBytes() > SPARE) {
            super.shrinkStoreIfPossible(minPercent);
        }
    }
}
