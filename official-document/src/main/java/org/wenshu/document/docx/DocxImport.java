package org.wenshu.document.docx;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGridCol;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** Reads a draft or a received document that was written as DOCX. */
public final class DocxImport {
    private DocxImport() {}

    /**
     * @throws UnreadableDocx if it is no DOCX
     */
    public static ImportedDocument read(byte[] docx) {
        DocxParts parts = DocxParts.of(docx);
        var title = new StringBuilder();
        List<Block> body = new ArrayList<>();
        List<String> attachmentNames = new ArrayList<>();
        List<OfficialDocument.Attachment> attachments = new ArrayList<>();
        List<String> issuers = new ArrayList<>();
        List<String> addressees = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        Optional<DocumentNumber> number = Optional.empty();
        Optional<LocalDate> date = Optional.empty();
        Optional<String> note = Optional.empty();
        List<Block> into = body;
        String attachmentTitle = "";
        for (DocxParts.Part part : parts.all()) {
            String text = clean(part.text());
            switch (part.role()) {
                case TITLE -> title.append(text);
                case NUMBER -> number = number(text);
                case ADDRESSEES -> addressees.addAll(names(text.replaceAll("[：:]$", "")));
                case ATTACHMENTS_NOTE -> attachmentNames.add(attachmentName(text));
                case SIGNATURE -> issuers.addAll(Arrays.asList(text.split("[\\s　]+", -1)));
                case DATE -> date = date(text);
                case NOTE -> note = Optional.of(text.substring(1, text.length() - 1));
                case ATTACHMENT_MARK -> {
                    if (into != body) {
                        attachments.add(new OfficialDocument.Attachment(attachmentTitle, new Text(into)));
                    }
                    into = new ArrayList<>();
                    attachmentTitle = "";
                }
                case ATTACHMENT_TITLE -> attachmentTitle = text;
                case COPIES -> copies.addAll(names(text.replaceAll("^抄送[：:]|。$", "")));
                case HEADING_1, HEADING_2, HEADING_3, HEADING_4 -> into.add(heading(part, text));
                case BODY -> {
                    if (part.table().isPresent()) {
                        into.add(table(part.table().get()));
                    } else if (part.paragraph().filter(DocxImport::isBullet).isPresent()) {
                        item(into, text);
                    } else {
                        into.add(new Block.Paragraph(text));
                    }
                }
                case PRINTING -> part.table().ifPresent(table -> copies.addAll(copiesOf(table)));
                case COPY_NUMBER, SECRECY, URGENCY, HEAD, BLANK -> {
                    // The head is printed from the document's elements; only its number is kept.
                }
            }
        }
        if (into != body) {
            attachments.add(new OfficialDocument.Attachment(attachmentTitle, new Text(into)));
        }
        return new ImportedDocument(
                title.toString(),
                number,
                addressees,
                new Text(body),
                attachmentNames,
                attachments,
                issuers,
                date,
                note,
                copies);
    }

    private static String clean(String text) {
        return text.replaceAll("[\\r\\n\\t\\u000b]+", "").replaceAll("^[\\s　\\u00a0]+|[\\s　\\u00a0]+$", "");
    }

    private static Block heading(DocxParts.Part part, String text) {
        Optional<String> number = DocxParts.writtenNumber(text);
        String words = number.map(written -> text.substring(written.length())).orElse(text);
        return new Block.Heading(part.role().level(), number, clean(words));
    }

    private static boolean isBullet(XWPFParagraph paragraph) {
        return paragraph.getNumID() != null && !BigInteger.ZERO.equals(paragraph.getNumID());
    }

    private static void item(List<Block> into, String text) {
        List<String> items = new ArrayList<>();
        if (!into.isEmpty() && into.getLast() instanceof Block.Items before) {
            items.addAll(before.items());
            into.removeLast();
        }
        items.add(text);
        into.add(new Block.Items(items));
    }

    private static Block table(XWPFTable table) {
        List<Integer> widths = new ArrayList<>();
        if (table.getCTTbl().getTblGrid() != null) {
            for (CTTblGridCol column : table.getCTTbl().getTblGrid().getGridColList()) {
                widths.add(column.getW() instanceof BigInteger width ? width.intValue() : 1);
            }
        }
        List<Block.Row> rows = new ArrayList<>();
        for (XWPFTableRow row : table.getRows()) {
            List<Block.Cell> cells = new ArrayList<>();
            for (XWPFTableCell cell : row.getTableCells()) {
                CTTcPr properties = cell.getCTTc().getTcPr();
                int span = properties != null && properties.getGridSpan() != null
                        ? properties.getGridSpan().getVal().intValue()
                        : 1;
                cells.add(new Block.Cell(clean(cell.getText().replace("\n", "")), Math.max(1, span), alignment(cell)));
            }
            // A first row without any figure is a head, whether or not somebody marked it.
            boolean head = row.isRepeatHeader()
                    || (rows.isEmpty()
                            && table.getRows().size() > 1
                            && cells.stream().noneMatch(cell -> cell.text().matches("[\\d.,%]+")));
            rows.add(new Block.Row(head, cells));
        }
        return new Block.Table(Optional.empty(), widths, rows);
    }

    private static Block.Alignment alignment(XWPFTableCell cell) {
        ParagraphAlignment alignment = cell.getParagraphs().isEmpty()
                ? ParagraphAlignment.LEFT
                : cell.getParagraphs().getFirst().getAlignment();
        return switch (alignment) {
            case CENTER -> Block.Alignment.CENTRED;
            case RIGHT, END -> Block.Alignment.RIGHT;
            default -> Block.Alignment.LEFT;
        };
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split("[，,]", -1))
                .map(DocxImport::clean)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> copiesOf(XWPFTable table) {
        for (XWPFTableRow row : table.getRows()) {
            for (XWPFTableCell cell : row.getTableCells()) {
                if (cell.getText().strip().startsWith("抄送")) {
                    return names(clean(cell.getText()).replaceAll("^抄送[：:]|。$", ""));
                }
            }
        }
        return List.of();
    }

    private static String attachmentName(String text) {
        return clean(text.replaceFirst("^附[\\s　]*件[\\s　]*\\d?[：:]", ""))
                .replaceFirst("^\\d{1,2}[.．、](?!\\d)[\\s　]*", "");
    }

    private static Optional<DocumentNumber> number(String text) {
        Matcher matcher = DocxParts.NUMBER.matcher(text);
        return matcher.find()
                ? Optional.of(new DocumentNumber(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(5))))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        Matcher matcher = DocxParts.DATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
