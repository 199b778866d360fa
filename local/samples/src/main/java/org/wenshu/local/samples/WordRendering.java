package org.wenshu.local.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHdrFtr;

/** Official texts as DOCX, in the typefaces that Chinese offices have installed, and the small files attached to them. */
final class WordRendering {
    private static final String SONG = "方正小标宋简体";
    private static final String FANG = "仿宋_GB2312";
    private static final String HEI = "黑体";
    private static final int TWENTIETHS_PER_MM = 57;

    private WordRendering() {}

    static void text(OfficialText text, int pages, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            layOut(document);
            head(document, text);
            for (String part : text.body()) {
                run(indented(document, 640), part, OfficialText.isHeading(part) ? HEI : FANG, 16);
            }
            boolean first = true;
            for (String note : Typesetting.attachmentNotes(text)) {
                if (first) {
                    run(document.createParagraph(), "", FANG, 16);
                }
                run(indented(document, first ? 640 : 1600), note, FANG, 16);
                first = false;
            }
            foot(document, text);
            describe(document, text.issuer(), text.title(), pages);
            save(document, out);
        }
    }

    /** An attachment made of a title and some paragraphs. */
    static void attachment(String issuer, String title, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            layOut(document);
            run(document.createParagraph(), "附件", HEI, 16);
            run(aligned(document, ParagraphAlignment.CENTER), title, SONG, 22);
            for (String part : List.of(
                    "一、编制依据。依据国家、省有关法律法规和政策文件，结合江州市实际编制。",
                    "二、适用范围。适用于全市各县（区）和市直有关单位。",
                    "三、组织实施。由" + issuer + "负责统筹协调，各有关单位按照职责分工抓好落实。",
                    "四、其他事项。实施中遇到的问题，及时向" + issuer + "反映。")) {
                run(indented(document, 640), part, FANG, 16);
            }
            describe(document, issuer, title, 1);
            save(document, out);
        }
    }

    /** An attachment that is a table (名单, 清单, 表). */
    static void table(String issuer, String title, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Sheet1");
            sheet.createRow(0).createCell(0).setCellValue(title);
            var columns = List.of("序号", "单位", "事项", "责任人", "完成时限");
            var header = sheet.createRow(1);
            for (int i = 0; i < columns.size(); i++) {
                header.createCell(i).setCellValue(columns.get(i));
            }
            var units = List.of("临溪县", "𠮷浦县", "马桥区", "青石镇", "滨江新区", "市水利局", "市应急管理局");
            var people = List.of("贺廷玉", "俞少华", "㛃海棠", "钟离岳", "唐一苇", "陈𠮷生", "欧阳澈");
            for (int i = 0; i < units.size(); i++) {
                var row = sheet.createRow(i + 2);
                row.createCell(0).setCellValue(i + 1);
                row.createCell(1).setCellValue(units.get(i));
                row.createCell(2).setCellValue("第" + (i + 1) + "项");
                row.createCell(3).setCellValue(people.get(i));
                row.createCell(4).setCellValue("2026年" + (i + 6) + "月底");
            }
            describe(workbook, issuer, title);
            save(workbook, out);
        }
    }

    private static void head(XWPFDocument document, OfficialText text) {
        if (!text.urgency().isEmpty()) {
            run(document.createParagraph(), text.urgency(), HEI, 16);
        }
        var mark = aligned(document, ParagraphAlignment.CENTER);
        mark.setSpacingBefore(1200);
        run(mark, text.head(), SONG, (int) Typesetting.headSize(text.head())).setColor("D01010");
        var number = aligned(document, text.isLetter() ? ParagraphAlignment.RIGHT : ParagraphAlignment.CENTER);
        number.setBorderBottom(Borders.SINGLE);
        number.setSpacingBefore(400);
        String signer = text.signer().isEmpty() ? "" : "　　　　　　签发人：" + text.signer();
        run(number, text.number() + signer, FANG, 16);
        var title = aligned(document, ParagraphAlignment.CENTER);
        title.setSpacingBefore(600);
        title.setSpacingAfter(400);
        run(title, text.title(), SONG, 22);
        if (!text.addressee().isEmpty()) {
            run(document.createParagraph(), text.addressee() + "：", FANG, 16);
        }
    }

    private static void foot(XWPFDocument document, OfficialText text) {
        if (!text.isMinutes()) {
            run(document.createParagraph(), "", FANG, 16);
            var issuer = aligned(document, ParagraphAlignment.RIGHT);
            issuer.setIndentationRight(640);
            run(issuer, text.issuer(), FANG, 16);
            var date = aligned(document, ParagraphAlignment.RIGHT);
            date.setIndentationRight(1280);
            run(date, text.dateInWords(), FANG, 16);
        }
        if (!text.note().isEmpty()) {
            run(indented(document, 640), "（" + text.note() + "）", FANG, 16);
        }
        if (!text.copies().isEmpty()) {
            var copies = document.createParagraph();
            copies.setBorderTop(Borders.SINGLE);
            run(copies, "抄送：" + text.copies(), FANG, 14);
        }
        if (!text.printedBy().isEmpty()) {
            var printed = document.createParagraph();
            printed.setBorderTop(Borders.SINGLE);
            printed.setBorderBottom(Borders.SINGLE);
            run(printed, text.printedBy() + "　　　　　　" + text.dateInWords() + "印发", FANG, 14);
        }
    }

    /** A4 with the margins of GB/T 9704 and the page number between dashes. */
    private static void layOut(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(37 * TWENTIETHS_PER_MM));
        margins.setBottom(BigInteger.valueOf(35 * TWENTIETHS_PER_MM));
        margins.setLeft(BigInteger.valueOf(28 * TWENTIETHS_PER_MM));
        margins.setRight(BigInteger.valueOf(26 * TWENTIETHS_PER_MM));
        var footer = document.createHeaderFooterPolicy()
                .createFooter(STHdrFtr.DEFAULT)
                .createParagraph();
        footer.setAlignment(ParagraphAlignment.CENTER);
        run(footer, "— ", "宋体", 14);
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
        run(footer, " —", "宋体", 14);
    }

    private static XWPFParagraph aligned(XWPFDocument document, ParagraphAlignment alignment) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        return paragraph;
    }

    private static XWPFParagraph indented(XWPFDocument document, int twentieths) {
        var paragraph = document.createParagraph();
        paragraph.setIndentationFirstLine(twentieths);
        return paragraph;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String typeface, int size) {
        var run = paragraph.createRun();
        run.setText(text);
        run.setFontFamily(typeface, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        return run;
    }

    private static void describe(XWPFDocument document, String author, String title, int pages) {
        describe(document, author, title);
        document.getProperties()
                .getExtendedProperties()
                .getUnderlyingProperties()
                .setPages(pages);
    }

    private static void describe(POIXMLDocument document, String author, String title) {
        var core = document.getProperties().getCoreProperties();
        core.setCreator(author);
        core.setTitle(title);
        var made = Optional.of(Date.from(LocalDateTime.of(2026, 1, 5, 9, 0).toInstant(ZoneOffset.ofHours(8))));
        core.setCreated(made);
        core.setModified(made);
    }

    private static void save(POIXMLDocument document, OutputStream out) throws IOException {
        var written = new ByteArrayOutputStream();
        document.write(written);
        Zip.withoutClock(written.toByteArray(), out);
    }
}
