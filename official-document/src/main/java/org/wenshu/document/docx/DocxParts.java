package org.wenshu.document.docx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** A DOCX taken apart: what each paragraph is, by its style, its place and its wording. */
final class DocxParts {
    static final Pattern NUMBER =
            Pattern.compile("^[\\s　]*(\\p{IsHan}{1,12})[〔\\[［【（(](\\d{4})[〕\\]］】）)](第?)(0*)(\\d{1,5})号");
    static final Pattern DATE = Pattern.compile("^[\\s　]*(\\d{4})年(\\d{1,2})月(\\d{1,2})日[\\s　]*$");
    private static final Pattern HAN_DATE =
            Pattern.compile("^[\\s　]*[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日[\\s　]*$");
    private static final List<Pattern> LEVELS = List.of(
            Pattern.compile("^[\\s　]*([一二三四五六七八九十百]{1,4}[、.．])"),
            Pattern.compile("^[\\s　]*([（(][一二三四五六七八九十百]{1,4}[）)][、.]?)"),
            Pattern.compile("^[\\s　]*(\\d{1,2}[.．、])(?!\\d)"),
            Pattern.compile("^[\\s　]*([（(]\\d{1,2}[）)][、.]?)"));
    private static final Pattern KIND_END =
            Pattern.compile(".*(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要)(?:（[^（）]*）)?$");

    private final XWPFDocument document;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A paragraph or a table of the document's body.
     *
     * @param paragraph empty for a table
     * @param index among the body's elements, from 0
     */
    record Part(int index, Role role, Optional<XWPFParagraph> paragraph, Optional<XWPFTable> table) {
        String text() {
            return paragraph.map(XWPFParagraph::getText).orElse("");
        }
    }

    private DocxParts(XWPFDocument document) {
        this.document = document;
        take();
    }

    static DocxParts of(byte[] docx) {
        try {
            return new DocxParts(new XWPFDocument(new ByteArrayInputStream(docx)));
        } catch (IOException | POIXMLException | OpenXML4JRuntimeException | IllegalArgumentException unreadable) {
            throw new UnreadableDocx(unreadable);
        }
    }

    XWPFDocument document() {
        return document;
    }

    List<Part> all() {
        return parts;
    }

    List<Part> of(Role role) {
        return parts.stream().filter(part -> part.role() == role).toList();
    }

    Optional<Part> first(Role role) {
        return parts.stream().filter(part -> part.role() == role).findFirst();
    }

    private enum Zone {
        HEAD,
        TITLE,
        BODY,
        END,
        ATTACHMENT,
        IMPRINT
    }

    private void take() {
        List<IBodyElement> elements = document.getBodyElements();
        Zone zone = Zone.HEAD;
        boolean attachmentTitled = true;
        int signature = signature(elements);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof XWPFTable table) {
                parts.add(new Part(
                        i, isImprint(table) ? Role.PRINTING : Role.BODY, Optional.empty(), Optional.of(table)));
                continue;
            }
            if (!(elements.get(i) instanceof XWPFParagraph paragraph)) {
                continue;
            }
            String text = paragraph.getText().strip();
            Role role;
            if (text.isBlank()) {
                role = Role.BLANK;
            } else if (text.startsWith("抄送：") || text.startsWith("抄送:")) {
                role = Role.COPIES;
                zone = Zone.IMPRINT;
            } else if (text.matches(".*\\d{4}年\\d{1,2}月\\d{1,2}日[\\s　]*印发.?") && text.length() < 60) {
                role = Role.PRINTING;
                zone = Zone.IMPRINT;
            } else if (text.matches("附件[\\s　]*\\d{0,2}") && zone != Zone.HEAD) {
                role = Role.ATTACHMENT_MARK;
                zone = Zone.ATTACHMENT;
                attachmentTitled = false;
            } else if (zone == Zone.HEAD) {
                role = head(paragraph, text);
                if (role == Role.TITLE) {
                    zone = Zone.TITLE;
                } else if (role == Role.BODY || role.isHeading() || role == Role.ADDRESSEES) {
                    zone = Zone.BODY;
                }
            } else if (zone == Zone.TITLE && !titleEnded() && isCentred(paragraph)) {
                role = Role.TITLE;
            } else if (zone == Zone.TITLE && isAddressee(text)) {
                role = Role.ADDRESSEES;
                zone = Zone.BODY;
            } else if (zone == Zone.ATTACHMENT && !attachmentTitled) {
                role = Role.ATTACHMENT_TITLE;
                attachmentTitled = true;
            } else if (zone != Zone.ATTACHMENT && text.matches("附[\\s　]*件[\\s　]*\\d?[：:].*")) {
                role = Role.ATTACHMENTS_NOTE;
                zone = Zone.END;
            } else if (zone == Zone.END && text.matches("\\d{1,2}[.．、](?!\\d).*") && last() == Role.ATTACHMENTS_NOTE) {
                role = Role.ATTACHMENTS_NOTE;
            } else if (zone != Zone.ATTACHMENT
                    && (DATE.matcher(text).matches() || HAN_DATE.matcher(text).matches())) {
                role = Role.DATE;
                zone = Zone.END;
            } else if (i == signature) {
                role = Role.SIGNATURE;
                zone = Zone.END;
            } else if (zone == Zone.END && text.matches("[（(].*[）)]")) {
                role = Role.NOTE;
            } else {
                role = level(paragraph, text);
                if (zone == Zone.TITLE) {
                    zone = Zone.BODY;
                }
            }
            parts.add(new Part(i, role, Optional.of(paragraph), Optional.empty()));
        }
    }

    private Role last() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).role() != Role.BLANK) {
                return parts.get(i).role();
            }
        }
        return Role.BLANK;
    }

    /** The last line before the date: a name, not a sentence. */
    private static int signature(List<IBodyElement> elements) {
        int before = -1;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof XWPFParagraph paragraph
                    && !paragraph.getText().isBlank()) {
                String text = paragraph.getText().strip();
                if (before >= 0
                        && (DATE.matcher(text).matches()
                                || HAN_DATE.matcher(text).matches())) {
                    String name =
                            ((XWPFParagraph) elements.get(before)).getText().strip();
                    return name.length() < 40 && name.matches("[\\p{IsHan}（）\\s　]+") ? before : -1;
                }
                before = i;
            }
        }
        return -1;
    }

    private boolean titleEnded() {
        var title = new StringBuilder();
        of(Role.TITLE).forEach(part -> title.append(part.text().strip()));
        return KIND_END.matcher(title).matches();
    }

    private Role head(XWPFParagraph paragraph, String text) {
        if (text.matches("\\d{6}")) {
            return Role.COPY_NUMBER;
        } else if (text.matches("(?:绝密|机密|秘密)(?:★.{0,10})?")) {
            return Role.SECRECY;
        } else if (text.matches("(?:特|加|平)急|特提")) {
            return Role.URGENCY;
        } else if (NUMBER.matcher(text).find() && text.length() < 60) {
            return Role.NUMBER;
        } else if (text.matches(".{2,40}文件") || (isRed(paragraph) && text.length() < 40)) {
            return Role.HEAD;
        } else if (isCentred(paragraph)
                || (KIND_END.matcher(text).matches() && text.length() < 80)
                || isTitleStyle(paragraph)) {
            return Role.TITLE;
        }
        return isAddressee(text) ? Role.ADDRESSEES : level(paragraph, text);
    }

    private static boolean isRed(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream().anyMatch(run -> {
            String color = run.getColor();
            return color != null && color.matches("(?i)(?:f|e|d|c)[0-9a-f]0000|ff[0-3][0-9a-f][0-3][0-9a-f]");
        });
    }

    private boolean isTitleStyle(XWPFParagraph paragraph) {
        return styleName(paragraph).matches("(?i)title|标题");
    }

    private static boolean isCentred(XWPFParagraph paragraph) {
        return paragraph.getAlignment() == ParagraphAlignment.CENTER;
    }

    private static boolean isAddressee(String text) {
        return text.matches("[^。；]{2,300}[：:]")
                && !text.matches(".*(?:如下|事项|下列|以下)[：:]")
                && !text.matches("[一二三四五六七八九十]、.*");
    }

    private static boolean isImprint(XWPFTable table) {
        String text = table.getText();
        return text.contains("印发") && text.length() < 400 && table.getRows().size() <= 4;
    }

    private String styleName(XWPFParagraph paragraph) {
        XWPFStyle style = paragraph.getStyle() == null || document.getStyles() == null
                ? null
                : document.getStyles().getStyle(paragraph.getStyle());
        String name = style == null ? null : style.getName();
        return name == null ? "" : name;
    }

    /** A heading by its style, or a short line that begins with a number and is no sentence. */
    private Role level(XWPFParagraph paragraph, String text) {
        Matcher styled = Pattern.compile("(?i)(?:heading|标题)\\s*([1-4])").matcher(styleName(paragraph));
        if (styled.matches()) {
            return Role.values()[Role.HEADING_1.ordinal() + Integer.parseInt(styled.group(1)) - 1];
        }
        int level = numberedLevel(text);
        boolean line = text.length() <= 40 && !text.matches(".*[。；，].*");
        return level > 0 && line ? Role.values()[Role.HEADING_1.ordinal() + level - 1] : Role.BODY;
    }

    /** 1 to 4 if the text begins with a number of that level, else 0. */
    static int numberedLevel(String text) {
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).matcher(text).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The number that a heading begins with, as it is written. */
    static Optional<String> writtenNumber(String text) {
        for (Pattern pattern : LEVELS) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }
}
