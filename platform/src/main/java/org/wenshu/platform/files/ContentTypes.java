package org.wenshu.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Finds a file's media type from its first and last bytes; the name is believed only between kinds of plain text. */
final class ContentTypes {

    static final int HEAD = 64 * 1024;
    static final int TAIL = 128 * 1024;

    private static final String ZIP = "application/zip";
    private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();

    private ContentTypes() {}

    static String detect(byte[] head, byte[] tail, String fileName) {
        if (head.length == 0) {
            return "application/x-empty";
        }
        String magic = magic(head);
        return switch (magic) {
            case ZIP, "application/x-tika-ooxml" -> ofZip(head, tail);
            case "application/x-tika-msoffice" -> "application/x-ole-storage";
            case "text/plain" -> ofText(fileName);
            default -> magic;
        };
    }

    private static String magic(byte[] head) {
        try (TikaInputStream in = TikaInputStream.get(new ByteArrayInputStream(head))) {
            return MAGIC.detect(in, new Metadata()).getBaseType().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofText(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        return name.endsWith(".md") ? "text/markdown" : "text/plain";
    }

    /** Office formats are archives: what they are shows in the names of their entries. */
    private static String ofZip(byte[] head, byte[] tail) {
        Set<String> entries = new HashSet<>();
        names(tail, new byte[] {'P', 'K', 1, 2}, 28, 46, entries);
        names(head, new byte[] {'P', 'K', 3, 4}, 26, 30, entries);
        if (entries.contains("OFD.xml")) {
            return "application/ofd";
        }
        if (entries.contains("[Content_Types].xml")) {
            if (entries.stream().anyMatch(name -> name.startsWith("word/"))) {
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            }
            if (entries.stream().anyMatch(name -> name.startsWith("xl/"))) {
                return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            }
            if (entries.stream().anyMatch(name -> name.startsWith("ppt/"))) {
                return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            }
        }
        return ZIP;
    }

    /** Collects entry names from the headers that begin with the signature (PKWARE APPNOTE 4.3.7 and 4.3.12). */
    private static void names(byte[] bytes, byte[] signature, int lengthAt, int nameAt, Set<String> into) {
        for (int i = 0; i + nameAt <= bytes.length; i++) {
            if (bytes[i] != signature[0]
                    || bytes[i + 1] != signature[1]
                    || bytes[i + 2] != signature[2]
                    || bytes[i + 3] != signature[3]) {
                continue;
            }
            int length = (bytes[i + lengthAt] & 0xff) | (bytes[i + lengthAt + 1] & 0xff) << 8;
            if (i + nameAt + length <= bytes.length) {
                into.add(new String(bytes, i + nameAt, length, StandardCharsets.UTF_8));
            }
        }
    }
}
