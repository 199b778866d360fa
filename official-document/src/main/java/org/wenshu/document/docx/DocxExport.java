package org.wenshu.document.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** Writes a document as DOCX with the page set-up and typefaces of GB/T 9704-2012, to go on working at. */
public final class DocxExport {
    private final OfficialDocument document;
    private final Typefaces typefaces;
    private final XWPFDocument docx = new XWPFDocument();

    private DocxExport(OfficialDocument document, Typefaces typefaces) {
        this.document = document;
        this.typefaces = typefaces;
    }

    public static byte[] write(OfficialDocument document) {
        return write(document, Typefaces.USUAL);
    }

    public static byte[] write(OfficialDocument document, Typefaces typefaces) {
        return new DocxExport(document, typefaces).written();
    }

    private byte[] written() {
        PageSetup.apply(docx);
        head();
        title();
        if (!document.addressees().isEmpty()) {
            setting(Role.ADDRESSEES).write(String.join("，", document.addressees()) + "：");
        }
        text(document.body());
        attachmentsNote();
        signature();
        document.note().ifPresent(note -> setting(Role.NOTE).write("（" + note + "）"));
        attendance();
        attachments();
        imprint();
        pageNumbers();
        var out = new ByteArrayOutputStream();
        try (docx) {
            docx.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A paragraph set as its role wants it. */
    private final class Setting {
        private final XWPFParagraph paragraph = docx.createParagraph();
        private final Role role;

        private Setting(Role role) {
            this.role = role;
            Look.of(role).ifPresent(look -> look.set(paragraph));
        }

        private XWPFRun write(String text) {
            XWPFRun run = paragraph.createRun();
            run.setText(text);
            Look.of(role).ifPresent(look -> look.set(run, typefaces));
            return run;
        }
    }

    private Setting setting(Role role) {
        return new Setting(role);
    }

    private void blank() {
        setting(Role.BODY);
    }

    private void head() {
        document.marks()
                .copyNumber()
                .ifPresent(number -> setting(Role.COPY_NUMBER).write(String.format("%06d", number)));
        document.marks().secrecy().ifPresent(text -> setting(Role.SECRECY).write(text));
        document.marks().urgency().ifPresent(text -> setting(Role.URGENCY).write(text));
        for (String line : document.head()) {
            setting(Role.HEAD).write(line);
        }
        Setting number = setting(Role.NUMBER);
        String text = document.number().map(Object::toString).orElse("");
        if (document.upward()) {
            number.paragraph.setAlignment(ParagraphAlignment.BOTH);
            // One character in from each side.
            number.paragraph.setIndentationLeft(320);
            number.write(text + "　　　　签发人：" + String.join("　", document.signers()));
        } else {
            number.write(text);
        }
        number.paragraph.setBorderBottom(Borders.SINGLE);
        var rule = number.paragraph.getCTPPr().getPBdr().getBottom();
        rule.setColor("FF0000");
        rule.setSz(BigInteger.valueOf(12));
        rule.setSpace(BigInteger.valueOf(11));
    }

    private void title() {
        blank();
        blank();
        setting(Role.TITLE).write(document.title());
        blank();
    }

    private void text(Text text) {
        int[] counters = new int[5];
        for (Block block : text.blocks()) {
            switch (block) {
                case Block.Heading heading -> {
                    counters[heading.level()]++;
                    for (int deeper = heading.level() + 1; deeper < counters.length; deeper++) {
                        counters[deeper] = 0;
                    }
                    String number =
                            heading.number().orElseGet(() -> Numbers.of(heading.level(), counters[heading.level()]));
                    Role role = Role.values()[Role.HEADING_1.ordinal() + heading.level() - 1];
                    setting(role).write(number + heading.text());
                }
                case Block.Paragraph paragraph -> setting(Role.BODY).write(paragraph.text());
                case Block.Items items ->
                    items.items().forEach(item -> setting(Role.BODY).write(item));
                case Block.Table table -> table(table);
            }
        }
    }

    private void table(Block.Table content) {
        content.caption().ifPresent(caption -> {
            Setting line = setting(Role.BODY);
            line.paragraph.setAlignment(ParagraphAlignment.CENTER);
            line.paragraph.setIndentationFirstLine(0);
            line.write(caption);
        });
        int columns = content.rows().stream()
                .mapToInt(row ->
                        row.cells().stream().mapToInt(Block.Cell::columns).sum())
                .max()
                .orElse(0);
        if (columns == 0) {
            return;
        }
        XWPFTable table = docx.createTable(content.rows().size(), 1);
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setWidth("100%");
        for (int r = 0; r < content.rows().size(); r++) {
            Block.Row from = content.rows().get(r);
            XWPFTableRow row = table.getRow(r);
            row.setRepeatHeader(from.head());
            for (int c = 0; c < from.cells().size(); c++) {
                XWPFTableCell cell = c == 0 ? row.getCell(0) : row.addNewTableCell();
                Block.Cell content2 = from.cells().get(c);
                if (content2.columns() > 1) {
                    var properties = cell.getCTTc().isSetTcPr()
                            ? cell.getCTTc().getTcPr()
                            : cell.getCTTc().addNewTcPr();
                    properties.addNewGridSpan().setVal(BigInteger.valueOf(content2.columns()));
                }
                XWPFParagraph paragraph = cell.getParagraphs().getFirst();
                paragraph.setAlignment(
                        switch (content2.alignment()) {
                            case LEFT -> ParagraphAlignment.LEFT;
                            case CENTRED -> ParagraphAlignment.CENTER;
                            case RIGHT -> ParagraphAlignment.RIGHT;
                        });
                XWPFRun run = paragraph.createRun();
                run.setText(content2.text());
                Look.font(run, from.head() ? typefaces.heiTi() : typefaces.fangSong(), 12);
            }
        }
    }

    private void attachmentsNote() {
        List<String> names = document.attachmentNames();
        if (names.isEmpty()) {
            return;
        }
        blank();
        for (int i = 0; i < names.size(); i++) {
            String number = names.size() == 1 ? "" : (i + 1) + ".";
            Setting line = setting(Role.ATTACHMENTS_NOTE);
            if (i > 0) {
                // Under the first name, behind 附件：.
                line.paragraph.setIndentationFirstLine(5 * 320);
            }
            line.write((i == 0 ? "附件：" : "") + number + names.get(i));
        }
    }

    private void signature() {
        if (document.issuers().isEmpty() || document.date().isEmpty()) {
            return;
        }
        blank();
        blank();
        setting(Role.SIGNATURE).write(String.join("　", document.issuers()));
        setting(Role.DATE).write(words(document.date().get()));
    }

    private void attendance() {
        for (OfficialDocument.Attendance line : document.attendance()) {
            Setting setting = setting(Role.BODY);
            Look.font(setting.write(line.role() + "："), typefaces.heiTi(), 16);
            setting.write(String.join("　", line.names()));
        }
    }

    private void attachments() {
        for (int i = 0; i < document.attachments().size(); i++) {
            OfficialDocument.Attachment attachment = document.attachments().get(i);
            Setting mark = setting(Role.ATTACHMENT_MARK);
            mark.paragraph.setPageBreak(true);
            mark.write(document.attachments().size() == 1 ? "附件" : "附件" + (i + 1));
            blank();
            setting(Role.ATTACHMENT_TITLE).write(attachment.title());
            blank();
            text(attachment.text());
        }
    }

    private void imprint() {
        Optional<OfficialDocument.Imprint> given = document.imprint();
        if (given.isEmpty()) {
            return;
        }
        OfficialDocument.Imprint imprint = given.get();
        blank();
        if (!imprint.copiesTo().isEmpty()) {
            Setting copies = setting(Role.COPIES);
            String names = String.join("，", imprint.copiesTo());
            copies.write("抄送：" + names + (names.endsWith("。") ? "" : "。"));
            copies.paragraph.setBorderTop(Borders.SINGLE);
        }
        Setting printing = setting(Role.PRINTING);
        printing.paragraph.setBorderTop(Borders.SINGLE);
        printing.paragraph.setBorderBottom(Borders.SINGLE);
        printing.write(imprint.printedBy() + "　　" + words(imprint.printedOn()) + "印发");
    }

    private void pageNumbers() {
        docx.setEvenAndOddHeadings(true);
        pageNumber(docx.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT);
        pageNumber(docx.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT);
    }

    private void pageNumber(XWPFFooter footer, ParagraphAlignment side) {
        PageSetup.pageNumber(footer, side, typefaces);
    }

    static String words(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    static void exactly(XWPFParagraph paragraph, double points) {
        paragraph.setSpacingBetween(points, LineSpacingRule.EXACT);
    }
}
