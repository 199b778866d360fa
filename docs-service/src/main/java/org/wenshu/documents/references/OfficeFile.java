package org.wenshu.documents.references;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * An uploaded office file (DOCX, XLSX) that is safe to be opened: within limits when it is unpacked, without macros,
 * embedded programs and document type declarations. It is read from its beginning, as the parser will read it.
 *
 * @param parts the names of its parts
 */
public record OfficeFile(byte[] bytes, Set<String> parts) {
    private static final int MOST_BYTES = 20 << 20;
    private static final int MOST_PARTS = 2000;
    private static final long MOST_EXPANDED = 96L << 20;
    private static final long MOST_XML = 12L << 20;

    public OfficeFile {
        bytes = bytes.clone();
        parts = Set.copyOf(parts);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * @param field names the upload in a refusal
     * @param kind Word or Excel
     * @throws Problem UNPROCESSABLE or TOO_LARGE if it must not be opened
     */
    public static OfficeFile read(InputStream in, String field, Kind kind) {
        try (in) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Problem.of(ProblemType.TOO_LARGE)
                        .detail(
                                "文件超过" + (MOST_BYTES >> 20) + "MB",
                                "the file has more than " + (MOST_BYTES >> 20) + " MB");
            }
            return new OfficeFile(bytes, new Inspection(field, kind).partsOf(bytes));
        } catch (IOException damaged) {
            throw unreadable(field, kind).causedBy(damaged);
        }
    }

    /** Which program a file is for. */
    public enum Kind {
        WORD("Word", "word/", "wordprocessingml.document.main+xml"),
        EXCEL("Excel", "xl/", "spreadsheetml.sheet.main+xml");

        private final String program;
        private final String folder;
        private final String mainType;

        Kind(String program, String folder, String mainType) {
            this.program = program;
            this.folder = folder;
            this.mainType = mainType;
        }
    }

    /** For a file that passed here and that its parser could not read all the same. */
    public static Problem unreadable(String field, Kind kind) {
        String suffix = kind == Kind.WORD ? "DOCX" : "XLSX";
        return refused(
                field,
                "readable",
                "文件不是完好的" + kind.program + "文档（" + suffix + "），或者设有密码",
                "is no sound " + suffix + " file, or is locked by a password");
    }

    private static Problem refused(String field, String rule, String chinese, String english) {
        return Problem.of(ProblemType.UNPROCESSABLE).detail(chinese, english).field(field, rule, chinese, english);
    }

    private record Inspection(String field, Kind kind) {
        Set<String> partsOf(byte[] bytes) throws IOException {
            Set<String> parts = new LinkedHashSet<>();
            long expanded = 0;
            boolean typed = false;
            try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName();
                    if (parts.size() == MOST_PARTS) {
                        throw expands();
                    }
                    if (!parts.add(name)) {
                        throw unreadable(field, kind);
                    }
                    String lower = name.toLowerCase(Locale.ROOT);
                    boolean xml = lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
                    long most = Math.min(xml ? MOST_XML : MOST_EXPANDED, MOST_EXPANDED - expanded);
                    if (xml) {
                        byte[] content = zip.readNBytes((int) most + 1);
                        if (content.length > most) {
                            throw expands();
                        }
                        expanded += content.length;
                        String text = markup(content);
                        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                            throw refused(
                                    field, "no-doctype", "文件含有文档类型声明，为安全起见不予打开", "has a document type declaration");
                        }
                        if (name.equals("[Content_Types].xml")) {
                            typed = text.contains(kind.mainType);
                            if (text.contains("macroEnabled")) {
                                throw macros();
                            }
                        }
                    } else {
                        expanded += zip.transferTo(new Counting(most));
                    }
                    if (lower.contains("vbaproject") || lower.contains("/activex/") || lower.contains("macrosheets/")) {
                        throw macros();
                    }
                }
            } catch (TooMuch tooMuch) {
                throw expands().causedBy(tooMuch);
            } catch (IllegalArgumentException damaged) {
                throw unreadable(field, kind).causedBy(damaged);
            }
            if (!typed || parts.stream().noneMatch(name -> name.startsWith(kind.folder))) {
                throw unreadable(field, kind);
            }
            return parts;
        }

        /** UTF-16 shows its ASCII characters when the zero bytes are left out. */
        private static String markup(byte[] content) {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        }

        private Problem macros() {
            return refused(field, "no-macros", "文件含有宏或者控件，请另存为不含宏的文档后上传", "has macros or controls");
        }

        private Problem expands() {
            return refused(field, "expands", "文件展开后过大（疑似压缩炸弹），为安全起见不予打开", "expands to more than can be processed");
        }
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes no more than so much, and keeps nothing. */
    private static final class Counting extends OutputStream {
        private long left;

        private Counting(long most) {
            this.left = most;
        }

        @Override
        public void write(int oneByte) throws IOException {
            count(1);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            count(length);
        }

        private void count(int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new TooMuch();
            }
        }
    }
}
