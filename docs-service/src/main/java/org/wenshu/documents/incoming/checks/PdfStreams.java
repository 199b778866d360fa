package org.wenshu.documents.incoming.checks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks for compressed streams in a PDF that would fill the memory, since PDFBox expands a stream whole. */
final class PdfStreams {
    private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final int DICTIONARY = 2048;
    private static final int WINDOW = 4096;

    private PdfStreams() {}

    /** Whether a stream other than an image, which the checks never expand, is larger than the limit when expanded. */
    static boolean expandBeyond(Path file, long limit) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            if (channel.size() > Integer.MAX_VALUE) {
                return true;
            }
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer();
            int at = 0;
            while ((at = nextStream(content, at)) >= 0) {
                String dictionary = dictionaryBefore(content, at - KEYWORD.length);
                boolean compressed = dictionary.contains("/FlateDecode") || dictionary.contains("/Fl ");
                if (compressed && !dictionary.contains("/Image") && expandsBeyond(content, at, limit)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The position after the next keyword {@code stream} that is not part of {@code endstream}, or -1. Looked for in
     * copied windows: reading a mapped file byte by byte takes many times as long.
     */
    private static int nextStream(ByteBuffer content, int from) {
        byte[] window = new byte[WINDOW];
        int step = WINDOW - KEYWORD.length + 1;
        for (int base = from; base <= content.limit() - KEYWORD.length; base += step) {
            int length = Math.min(WINDOW, content.limit() - base);
            content.get(base, window, 0, length);
            for (int i = 0; i <= length - KEYWORD.length; i++) {
                if (window[i] == KEYWORD[0]
                        && Arrays.equals(window, i, i + KEYWORD.length, KEYWORD, 0, KEYWORD.length)
                        && (base + i == 0 || content.get(base + i - 1) != 'd')) {
                    return base + i + KEYWORD.length;
                }
            }
        }
        return -1;
    }

    private static String dictionaryBefore(ByteBuffer content, int end) {
        byte[] before = new byte[Math.min(DICTIONARY, end)];
        content.get(end - before.length, before);
        String text = new String(before, StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.lastIndexOf(" obj")));
    }

    private static boolean expandsBeyond(ByteBuffer content, int at, long limit) {
        int start = at;
        while (start < content.limit() && (content.get(start) == '\r' || content.get(start) == '\n')) {
            start++;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(content.slice(start, content.limit() - start));
            byte[] sink = new byte[64 * 1024];
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                inflater.inflate(sink);
                if (inflater.getBytesWritten() > limit) {
                    return true;
                }
            }
            return false;
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
