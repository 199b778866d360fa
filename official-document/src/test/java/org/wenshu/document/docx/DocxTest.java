package org.wenshu.document.docx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

@Tag("D10")
@Tag("D11")
class DocxTest {
    private static final Text BODY = new Text(List.of(
            new Block.Paragraph("据气象部门预测，今年汛期降雨偏多。现将有关事项通知如下："),
            new Block.Heading(1, Optional.empty(), "压紧压实责任"),
            new Block.Heading(2, Optional.empty(), "明确责任人"),
            new Block.Paragraph("责任人名单见附件1，物资分配如下。"),
            new Block.Heading(2, Optional.empty(), "落实责任制"),
            new Block.Heading(1, Optional.empty(), "排查整治隐患"),
            new Block.Heading(3, Optional.empty(), "水利工程"),
            new Block.Paragraph("（一）水利工程。对全市186座小型水库逐处检查。"),
            new Block.Table(
                    Optional.empty(),
                    List.of(1, 1),
                    List.of(
                            new Block.Row(true, List.of(cell("县区"), cell("金额"))),
                            new Block.Row(false, List.of(cell("甲县"), cell("10"))),
                            new Block.Row(false, List.of(new Block.Cell("合计10", 2, Block.Alignment.CENTRED)))))));

    static final OfficialDocument NOTICE = new OfficialDocument(
            DocumentKind.NOTICE,
            DocumentFormat.ORDINARY,
            false,
            new OfficialDocument.Marks(Optional.of(3), Optional.of("机密★1年"), Optional.of("加急")),
            List.of("江州市人民政府办公室"),
            List.of("江州市人民政府办公室文件"),
            Optional.of(new DocumentNumber("江政办发", 2026, 18)),
            List.of(),
            "江州市人民政府办公室关于做好防汛工作的通知",
            List.of("各县（区）人民政府", "市政府各部门、各直属机构"),
            BODY,
            List.of("责任人名单", "调拨方案"),
            List.of(
                    new OfficialDocument.Attachment("责任人名单", new Text(List.of(new Block.Paragraph("名单如下。")))),
                    new OfficialDocument.Attachment("调拨方案", new Text(List.of(new Block.Paragraph("方案如下。"))))),
            Optional.of(LocalDate.of(2026, 4, 17)),
            true,
            Optional.of("此件公开发布"),
            List.of(),
            Optional.of(new OfficialDocument.Imprint(
                    List.of("市委各部门", "市人大常委会办公室"), "江州市人民政府办公室", LocalDate.of(2026, 4, 17))));

    private static final byte[] RIGHT = DocxExport.write(NOTICE);

    @Test
    void what_is_exported_is_imported_again() {
        ImportedDocument read = DocxImport.read(RIGHT);

        assertThat(read.title()).isEqualTo(NOTICE.title());
        assertThat(read.number()).isEqualTo(NOTICE.number());
        assertThat(read.addressees()).isEqualTo(NOTICE.addressees());
        assertThat(read.attachmentNames()).isEqualTo(NOTICE.attachmentNames());
        assertThat(read.attachments()).isEqualTo(NOTICE.attachments());
        assertThat(read.issuers()).isEqualTo(NOTICE.issuers());
        assertThat(read.date()).isEqualTo(NOTICE.date());
        assertThat(read.note()).isEqualTo(NOTICE.note());
        assertThat(read.copiesTo()).containsExactly("市委各部门", "市人大常委会办公室");
        List<Block> blocks = read.body().blocks();
        assertThat(blocks).hasSize(BODY.blocks().size());
        assertThat(blocks.get(0)).isEqualTo(BODY.blocks().get(0));
        assertThat(blocks.get(1)).isEqualTo(new Block.Heading(1, Optional.of("一、"), "压紧压实责任"));
        assertThat(blocks.get(4)).isEqualTo(new Block.Heading(2, Optional.of("（二）"), "落实责任制"));
        assertThat(blocks.get(5)).isEqualTo(new Block.Heading(1, Optional.of("二、"), "排查整治隐患"));
        assertThat(blocks.get(6)).isEqualTo(new Block.Heading(3, Optional.of("1."), "水利工程"));
        assertThat(((Block.Table) blocks.get(8)).rows())
                .isEqualTo(((Block.Table) BODY.blocks().get(8)).rows());
    }

    @Test
    void headings_are_told_by_their_style_too() {
        byte[] docx = changed(RIGHT, document -> {
            var styles = document.createStyles();
            var style = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory.newInstance();
            style.setStyleId("1");
            style.addNewName().setVal("heading 1");
            styles.addStyle(new org.apache.poi.xwpf.usermodel.XWPFStyle(style));
            paragraph(document, "压紧压实责任").setStyle("1");
            run(document, "压紧压实责任").setText("压紧压实责任", 0);
        });

        assertThat(DocxImport.read(docx).body().blocks()).contains(new Block.Heading(1, Optional.empty(), "压紧压实责任"));
    }

    @Test
    void what_is_no_docx_is_refused() {
        byte[] text = "not a docx".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> DocxImport.read(text)).isInstanceOf(UnreadableDocx.class);
        assertThatThrownBy(() -> DocxFormatCheck.check(text)).isInstanceOf(UnreadableDocx.class);
    }

    @Nested
    class format_check {
        @Test
        void finds_nothing_in_what_was_exported() {
            assertThat(DocxFormatCheck.check(RIGHT)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(FormatRule.class)
        void finds_its_failing_case_and_mends_it(FormatRule rule) {
            byte[] wrong = wrong(rule);

            List<FormatFinding> findings = DocxFormatCheck.check(wrong);

            assertThat(findings).extracting(FormatFinding::rule).contains(rule);
            assertThat(findings)
                    .allSatisfy(finding -> assertThat(finding.reason()).isNotBlank());
            CorrectedDocx corrected = DocxFormatCheck.correct(wrong, Typefaces.USUAL);
            boolean mendable = findings.stream().anyMatch(finding -> finding.rule() == rule && finding.mendable());
            assertThat(corrected.remaining().stream().map(FormatFinding::rule))
                    .as("remaining of %s", corrected.remaining())
                    .matches(rules -> !mendable || rules.stream().noneMatch(each -> each == rule));
            assertThat(corrected.changes().stream().anyMatch(change -> change.rule() == rule))
                    .isEqualTo(mendable);
        }

        @Test
        void mends_a_plain_document_without_losing_a_word() {
            byte[] plain = changed(RIGHT, document -> {
                for (XWPFParagraph paragraph : document.getParagraphs()) {
                    paragraph.setIndentationFirstLine(0);
                    paragraph.setSpacingBetween(1.5);
                    for (XWPFRun run : paragraph.getRuns()) {
                        Look.font(run, "宋体", 12);
                    }
                }
                run(document, "据气象").setText("据气象部门预测,今年汛期降雨偏多.现将有关事项通知如下：", 0);
                run(document, "江政办发").setText("江政办发[2026]018号", 0);
            });

            CorrectedDocx corrected = DocxFormatCheck.correct(plain, Typefaces.USUAL);

            assertThat(corrected.remaining().stream().filter(FormatFinding::mendable))
                    .isEmpty();
            ImportedDocument read = DocxImport.read(corrected.docx());
            assertThat(read.number()).contains(new DocumentNumber("江政办发", 2026, 18));
            assertThat(read.body().blocks().getFirst()).isEqualTo(new Block.Paragraph("据气象部门预测，今年汛期降雨偏多。现将有关事项通知如下："));
            assertThat(read.body().blocks()).hasSize(BODY.blocks().size());
        }
    }

    /** Every rule's failing case; a new rule does not compile until it has one. */
    private static byte[] wrong(FormatRule rule) {
        return changed(RIGHT, document -> {
            var section = PageSetup.section(document);
            switch (rule) {
                case PAPER -> section.getPgSz().setW(BigInteger.valueOf(12240));
                case TOP_MARGIN -> section.getPgMar().setTop(BigInteger.valueOf(1440));
                case LEFT_MARGIN -> section.getPgMar().setLeft(BigInteger.valueOf(1800));
                case TYPE_AREA_WIDTH -> section.getPgMar().setRight(BigInteger.valueOf(1800));
                case TYPE_AREA_HEIGHT -> section.getPgMar().setBottom(BigInteger.valueOf(1440));
                case GRID -> section.unsetDocGrid();
                case TITLE_PRESENT -> {
                    // Nothing but a date and an imprint: there is no line that could be a title.
                    while (document.getBodyElements().size() > 1) {
                        document.removeBodyElement(0);
                    }
                }
                case TYPEFACE -> Look.typeface(run(document, "压紧压实责任"), "宋体");
                case SIZE -> run(document, "据气象").setFontSize(14);
                case ALIGNMENT -> paragraph(document, "关于做好防汛工作的通知").setAlignment(ParagraphAlignment.LEFT);
                case INDENT -> {
                    paragraph(document, "据气象").setIndentationFirstLine(0);
                    paragraph(document, "据气象").getCTPPr().getInd().unsetFirstLineChars();
                }
                case FLUSH -> paragraph(document, "各县（区）").setIndentationLeft(640);
                case LINE_SPACING -> paragraph(document, "据气象").setSpacingBetween(20, LineSpacingRule.EXACT);
                case COLOUR -> run(document, "据气象").setColor("0000FF");
                case HEAD_RED -> run(document, "办公室文件").setColor("000000");
                case NUMBER_BRACKETS -> run(document, "江政办发").setText("江政办发[2026]18号", 0);
                case NUMBER_PADDING -> run(document, "江政办发").setText("江政办发〔2026〕第018号", 0);
                case RED_RULE -> paragraph(document, "江政办发").getCTPPr().unsetPBdr();
                case ADDRESSEES_COLON -> run(document, "各县（区）").setText("各县（区）人民政府:", 0);
                case ATTACHMENTS_NOTE_FORM -> run(document, "2.调拨方案").setText("2.调拨方案。", 0);
                case DATE_FORM -> run(document, "2026年4月17日").setText("2026年04月17日", 0);
                case DATE_PLACE -> paragraph(document, "2026年4月17日").setAlignment(ParagraphAlignment.LEFT);
                case NOTE_BRACKETS -> run(document, "此件公开发布").setText("(此件公开发布)", 0);
                case ATTACHMENT_NEW_PAGE -> exactly(document, "附件1").setPageBreak(false);
                case IMPRINT_PRESENT -> run(document, "印发").setText("完", 0);
                case COPIES_FULL_STOP -> run(document, "抄送").setText("抄送：市委各部门", 0);
                case IMPRINT_RULES -> paragraph(document, "印发").getCTPPr().unsetPBdr();
                case PAGE_NUMBER -> document.getFooterList().forEach(footer -> footer.clearHeaderFooter());
                case PAGE_NUMBER_TYPE ->
                    document.getFooterList()
                            .getFirst()
                            .getParagraphs()
                            .getFirst()
                            .getRuns()
                            .getFirst()
                            .setFontSize(9);
                case BOLD -> run(document, "压紧压实责任").setBold(true);
                case WORDING -> run(document, "据气象").setText("据气象部门预测,今年汛期降雨偏多。", 0);
            }
        });
    }

    private static Block.Cell cell(String text) {
        return new Block.Cell(text, 1, Block.Alignment.LEFT);
    }

    private interface Change {
        void on(XWPFDocument document);
    }

    private static byte[] changed(byte[] docx, Change change) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            change.on(document);
            var out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String containing) {
        return document.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().contains(containing))
                .findFirst()
                .orElseThrow();
    }

    private static XWPFParagraph exactly(XWPFDocument document, String text) {
        return document.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().strip().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static XWPFRun run(XWPFDocument document, String containing) {
        return paragraph(document, containing).getRuns().getFirst();
    }
}
