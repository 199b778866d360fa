package org.wenshu.documents.incoming.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** Reads an uploaded DOCX part by part, never building its document tree, within POI's limits against zip bombs. */
final class WordFile {
    private static final Pattern MAIN_PART =
            Pattern.compile("PartName=\"/([^\"]+)\"\\s+ContentType=\"[^\"]*wordprocessingml\\.document\\.main\\+xml\""
                    + "|ContentType=\"[^\"]*wordprocessingml\\.document\\.main\\+xml\"\\s+PartName=\"/([^\"]+)\"");
    private static final Pattern PAGES = Pattern.compile("<(?:\\w+:)?Pages>\\s*(\\d{1,6})\\s*</");
    private static final long MOST_EXPANDED = 2L << 30;

    private final ZipSecureFile zip;
    private final CheckLimits limits;
    private final Deadline deadline;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private long characters;
    private boolean whole = true;

    private WordFile(ZipSecureFile zip, CheckLimits limits) {
        this.zip = zip;
        this.limits = limits;
        this.deadline = new Deadline(limits.time());
    }

    static Reading read(Path file, CheckLimits limits) throws UnreadableFile {
        try (var zip = new ZipSecureFile(file.toFile())) {
            return new WordFile(zip, limits).read();
        } catch (UnreadableFile told) {
            throw told;
        } catch (IOException | RuntimeException | XMLStreamException damaged) {
            if (String.valueOf(damaged.getMessage()).startsWith("Zip bomb")) {
                throw expands();
            }
            throw new UnreadableFile(Finding.FILE_INTACT, "Word 文档不完整或已损坏，无法打开，可能在传输中被截断，请重新发送。");
        }
    }

    private Reading read() throws IOException, XMLStreamException {
        boolean pictures = verifyEveryPart();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getName().matches("word/header\\d*\\.xml")) {
                text(entry);
            }
        }
        text(mainPart());
        TextLayer layer =
                characters >= Reading.LEAST_TEXT ? TextLayer.TEXT : pictures ? TextLayer.SCAN : TextLayer.NONE;
        return new Reading(List.copyOf(lines), pages(), layer, List.of(), false, whole);
    }

    /** Reads every part once against its checksum; true if there are pictures among them. */
    private boolean verifyEveryPart() throws IOException {
        boolean pictures = false;
        long expanded = 0;
        long count = 0;
        byte[] buffer = new byte[64 * 1024];
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++count > ZipSecureFile.getMaxFileCount()) {
                throw expands();
            }
            pictures |= entry.getName().startsWith("word/media/");
            var checksum = new CRC32();
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    checksum.update(buffer, 0, read);
                    expanded += read;
                    if (expanded > MOST_EXPANDED || deadline.isOver()) {
                        throw expands();
                    }
                }
            }
            if (entry.getCrc() >= 0 && checksum.getValue() != entry.getCrc()) {
                throw new UnreadableFile(Finding.FILE_INTACT, "Word 文档已损坏：内部数据校验不符，请重新发送。");
            }
        }
        return pictures;
    }

    private ZipArchiveEntry mainPart() throws IOException {
        Matcher named = MAIN_PART.matcher(start("[Content_Types].xml"));
        String name = "word/document.xml";
        if (named.find()) {
            name = named.group(1) != null ? named.group(1) : named.group(2);
        }
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableFile(Finding.FILE_INTACT, "Word 文档不完整：缺少正文部分，请重新发送。");
        }
        return entry;
    }

    /** What the program that saved it counted; not every program does. */
    private OptionalInt pages() throws IOException {
        Matcher pages = PAGES.matcher(start("docProps/app.xml"));
        return pages.find() && !pages.group(1).equals("0")
                ? OptionalInt.of(Integer.parseInt(pages.group(1)))
                : OptionalInt.empty();
    }

    private String start(String part) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(256 * 1024), StandardCharsets.UTF_8);
        }
    }

    private void text(ZipArchiveEntry part) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(part)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            boolean inText = false;
            // A text box is written twice: for new programs, and as a fallback for old ones.
            int fallback = 0;
            while (xml.hasNext() && whole) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (fallback > 0 || xml.getLocalName().equals("Fallback")) {
                        fallback++;
                        continue;
                    }
                    switch (xml.getLocalName()) {
                        case "t" -> inText = true;
                        case "tab" -> line.append('\t');
                        case "noBreakHyphen" -> line.append('-');
                        case "br", "cr" -> endLine();
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (fallback > 0) {
                        fallback--;
                        continue;
                    }
                    switch (xml.getLocalName()) {
                        case "t" -> inText = false;
                        case "p" -> endLine();
                        default -> {}
                    }
                } else if (inText && fallback == 0 && xml.hasText()) {
                    line.append(xml.getText());
                }
                if (line.length() + characters > limits.characters() || deadline.isOver()) {
                    whole = false;
                }
            }
            endLine();
        }
    }

    private void endLine() {
        characters += line.chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
        lines.add(line.toString());
        line.setLength(0);
    }

    private static UnreadableFile expands() {
        return new UnreadableFile(Finding.FILE_EXPANDS, "Word 文档的压缩比异常（疑似压缩炸弹），为安全起见未予打开。");
    }
}
