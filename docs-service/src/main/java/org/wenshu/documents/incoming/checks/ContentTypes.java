package org.wenshu.documents.incoming.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Media types by content; a name is believed only where content cannot tell, as between CSV and plain text. */
public final class ContentTypes {
    public static final String PDF = "application/pdf";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public static final String DOCM = "application/vnd.ms-word.document.macroEnabled.12";
    public static final String XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12";
    public static final String DOC = "application/msword";
    public static final String XLS = "application/vnd.ms-excel";
    public static final String PPT = "application/vnd.ms-powerpoint";
    public static final String OFD = "application/ofd";
    public static final String ZIP = "application/zip";
    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";
    public static final String TIFF = "image/tiff";
    public static final String TEXT = "text/plain";
    public static final String CSV = "text/csv";
    public static final String UNKNOWN = "application/octet-stream";

    /** An Office file locked with a password: an OLE container whatever was locked in it. */
    public static final String LOCKED_OFFICE = "application/x-tika-ooxml-protected";

    /** An OLE container of unknown or damaged content. */
    public static final String OLE = "application/x-ole-storage";

    private static final int HEADER = 64 * 1024;

    private static final Map<String, Set<String>> BY_EXTENSION = Map.ofEntries(
            Map.entry("pdf", Set.of(PDF)),
            Map.entry("docx", Set.of(DOCX, LOCKED_OFFICE)),
            Map.entry("xlsx", Set.of(XLSX, LOCKED_OFFICE)),
            Map.entry("pptx", Set.of(PPTX, LOCKED_OFFICE)),
            Map.entry("docm", Set.of(DOCM, LOCKED_OFFICE)),
            Map.entry("xlsm", Set.of(XLSM, LOCKED_OFFICE)),
            Map.entry("doc", Set.of(DOC)),
            Map.entry("wps", Set.of(DOC, DOCX)),
            Map.entry("xls", Set.of(XLS)),
            Map.entry("et", Set.of(XLS, XLSX)),
            Map.entry("ppt", Set.of(PPT)),
            Map.entry("dps", Set.of(PPT, PPTX)),
            Map.entry("ofd", Set.of(OFD)),
            Map.entry("zip", Set.of(ZIP)),
            Map.entry("rar", Set.of("application/vnd.rar")),
            Map.entry("7z", Set.of("application/x-7z-compressed")),
            Map.entry("gz", Set.of("application/gzip")),
            Map.entry("png", Set.of(PNG)),
            Map.entry("jpg", Set.of(JPEG)),
            Map.entry("jpeg", Set.of(JPEG)),
            Map.entry("gif", Set.of("image/gif")),
            Map.entry("bmp", Set.of("image/bmp")),
            Map.entry("webp", Set.of("image/webp")),
            Map.entry("tif", Set.of(TIFF)),
            Map.entry("tiff", Set.of(TIFF)),
            Map.entry("mp3", Set.of("audio/mpeg")),
            Map.entry("wav", Set.of("audio/wav")),
            Map.entry("mp4", Set.of("video/mp4")),
            Map.entry("m4a", Set.of("video/mp4")),
            Map.entry("rtf", Set.of("application/rtf")),
            Map.entry("xml", Set.of("application/xml")),
            Map.entry("html", Set.of("text/html")),
            Map.entry("htm", Set.of("text/html")),
            Map.entry("csv", Set.of(CSV)),
            Map.entry("txt", Set.of(TEXT)));

    private ContentTypes() {}

    /** The media type of a stored file. */
    public static String detect(Path file, String fileName) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(HEADER);
        }
        return switch (byMagic(header)) {
            case ZIP -> insideZip(file).orElseGet(() -> insideTruncatedZip(header));
            case OLE -> insideOle(file);
            case UNKNOWN -> text(header, fileName);
            case String type -> type;
        };
    }

    /** The media type by the first bytes alone; the more of them, the surer for containers (64 KiB will do). */
    public static String detect(byte[] header, String fileName) {
        return switch (byMagic(header)) {
            case ZIP -> insideTruncatedZip(header);
            case UNKNOWN -> text(header, fileName);
            case String type -> type;
        };
    }

    /** Whether a file of this type may bear this name; empty when nothing is known about the extension. */
    static Optional<Boolean> agree(String type, String fileName) {
        return Optional.ofNullable(BY_EXTENSION.get(extension(fileName))).map(types -> types.contains(type));
    }

    static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** What an office worker calls the type. */
    static String inChinese(String type) {
        return switch (type) {
            case PDF -> "PDF 文件";
            case DOCX -> "Word 文档（DOCX）";
            case DOCM -> "含宏的 Word 文档（DOCM）";
            case DOC -> "旧版 Word 文档（DOC）";
            case XLSX -> "Excel 表格（XLSX）";
            case XLSM -> "含宏的 Excel 表格（XLSM）";
            case XLS -> "旧版 Excel 表格（XLS）";
            case PPTX, PPT -> "演示文稿";
            case OFD -> "OFD 文件";
            case ZIP -> "ZIP 压缩包";
            case LOCKED_OFFICE -> "加密的 Office 文件";
            case TEXT, CSV -> "纯文本";
            case UNKNOWN -> "无法识别的格式";
            default -> type.startsWith("image/") ? "图片（" + type.substring(6) + "）" : type;
        };
    }

    private static String byMagic(byte[] header) {
        if (starts(header, 0, "PK\3\4") || starts(header, 0, "PK\5\6")) {
            return ZIP;
        }
        if (starts(header, 0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return OLE;
        }
        if (starts(header, 0, "\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (starts(header, 0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (starts(header, 0, "GIF8")) {
            return "image/gif";
        }
        if (starts(header, 0, "II*\0") || starts(header, 0, "MM\0*")) {
            return TIFF;
        }
        if (starts(header, 0, "RIFF") && starts(header, 8, "WEBP")) {
            return "image/webp";
        }
        if (starts(header, 0, "RIFF") && starts(header, 8, "WAVE")) {
            return "audio/wav";
        }
        if (starts(header, 0, "BM") && starts(header, 6, "\0\0\0\0")) {
            return "image/bmp";
        }
        if (starts(header, 4, "ftyp")) {
            return "video/mp4";
        }
        if (starts(header, 0, "ID3") || starts(header, 0, "\u00FF\u00FB")) {
            return "audio/mpeg";
        }
        if (starts(header, 0, "Rar!\u001A\u0007")) {
            return "application/vnd.rar";
        }
        if (starts(header, 0, "7z\u00BC\u00AF\u0027\u001C")) {
            return "application/x-7z-compressed";
        }
        if (starts(header, 0, "\u001F\u008B")) {
            return "application/gzip";
        }
        if (starts(header, 0, "{\\rtf")) {
            return "application/rtf";
        }
        // Readers accept up to 1 KiB of something else in front (ISO 32000-1, annex H).
        for (int i = 0; i < Math.min(1024, header.length); i++) {
            if (starts(header, i, "%PDF-")) {
                return PDF;
            }
        }
        return UNKNOWN;
    }

    private static boolean starts(byte[] header, int at, String magic) {
        if (header.length < at + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if ((header[at + i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> insideZip(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("OFD.xml") != null) {
                return Optional.of(OFD);
            }
            for (String described : new String[] {"[Content_Types].xml", "mimetype"}) {
                ZipEntry entry = zip.getEntry(described);
                if (entry != null) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        return Optional.of(described(described, in.readNBytes(HEADER)));
                    }
                }
            }
            return Optional.of(ZIP);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** A container without its table of contents still shows the entries at its beginning. */
    private static String insideTruncatedZip(byte[] header) {
        Map<String, byte[]> seen = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(header))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null && seen.size() < 100; entry = zip.getNextEntry()) {
                String name = entry.getName();
                seen.put(name, new byte[0]);
                if (name.equals("[Content_Types].xml") || name.equals("mimetype")) {
                    seen.put(name, zip.readNBytes(HEADER));
                }
            }
        } catch (IOException | IllegalArgumentException brokenOff) {
            // What came before the break counts.
        }
        if (seen.containsKey("OFD.xml")) {
            return OFD;
        }
        for (String described : new String[] {"[Content_Types].xml", "mimetype"}) {
            byte[] content = seen.get(described);
            if (content != null && content.length > 0) {
                return described(described, content);
            }
        }
        if (seen.keySet().stream().anyMatch(name -> name.startsWith("word/"))) {
            return DOCX;
        }
        if (seen.keySet().stream().anyMatch(name -> name.startsWith("xl/"))) {
            return XLSX;
        }
        return seen.keySet().stream().anyMatch(name -> name.startsWith("ppt/")) ? PPTX : ZIP;
    }

    private static String described(String entry, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        if (entry.equals("mimetype")) {
            String type = text.strip();
            return type.matches("[a-z]+/[a-z0-9.+-]{1,100}") ? type : ZIP;
        }
        if (text.contains("wordprocessingml.document.main+xml")) {
            return DOCX;
        }
        if (text.contains("ms-word.document.macroEnabled.main+xml")) {
            return DOCM;
        }
        if (text.contains("spreadsheetml.sheet.main+xml")) {
            return XLSX;
        }
        if (text.contains("ms-excel.sheet.macroEnabled.main+xml")) {
            return XLSM;
        }
        return text.contains("presentationml.presentation.main+xml") ? PPTX : ZIP;
    }

    private static String insideOle(Path file) {
        try (var storage = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = storage.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return LOCKED_OFFICE;
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return DOC;
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return XLS;
            }
            return root.hasEntryCaseInsensitive("PowerPoint Document") ? PPT : OLE;
        } catch (IOException | RuntimeException damaged) {
            return OLE;
        }
    }

    private static String text(byte[] header, String fileName) {
        if (header.length == 0) {
            return UNKNOWN;
        }
        for (byte octet : header) {
            if (octet >= 0 && octet < 0x20 && octet != '\t' && octet != '\n' && octet != '\r' && octet != '\f') {
                return UNKNOWN;
            }
        }
        if (!decodes(header, StandardCharsets.UTF_8) && !decodes(header, Charset.forName("GB18030"))) {
            return UNKNOWN;
        }
        String beginning = new String(header, 0, Math.min(header.length, 512), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (beginning.startsWith("<!doctype html") || beginning.startsWith("<html")) {
            return "text/html";
        }
        if (beginning.startsWith("<?xml")) {
            return "application/xml";
        }
        return extension(fileName).equals("csv") ? CSV : TEXT;
    }

    /** A character cut in two by the end of the header is no error. */
    private static boolean decodes(byte[] header, Charset charset) {
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(header), CharBuffer.allocate(header.length + 1), header.length < HEADER);
        return !result.isError();
    }
}
