package org.wenshu.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Context;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.elements.OfficialDocument.Imprint;
import org.wenshu.document.elements.OfficialDocument.Marks;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Layout;
import org.wenshu.document.ofd.OfdWriter;
import org.wenshu.document.pdf.PdfWriter;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/**
 * An official document with tables, laid out, drawn as PDF and OFD, and checked. Taken in turns with PDFBox writing the
 * same characters with a font that is parsed already: what the same file costs without any of our work.
 */
record OfficialPapers(int pages, int warmUp, int rounds) implements Standalone {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final int ROWS = 14;
    private static final int IN_LINE = 28;
    private static final int LINES = 22;
    private static final float SIZE = 16;
    private static final float LEADING = 29.6f;
    private static final float LEFT = 79;
    private static final float TOP = 720;

    private static final String SENTENCE = "各县（市、区）人民政府要按照“谁主管、谁负责”的原则，在2026年12月31日前完成安全生产隐患排查，"
            + "对排查出的1286处隐患逐一登记、限期整改，整改率不得低于98.5%；对《示范市安全生产条例》和示政发〔2026〕15号文件规定的重大隐患，"
            + "要挂牌督办，并于每月5日前将《隐患整改情况表》报市应急管理局。";

    @Override
    public String name() {
        return "papers";
    }

    @Override
    public String needs() {
        return "a notice of at least %d pages, a third of them tables; %d rounds after %d to warm up"
                .formatted(pages, rounds, warmUp);
    }

    @Override
    public List<Row> measure() throws Exception {
        Fonts fonts = Fonts.builtIn();
        OfficialDocument document = document(fonts);
        LaidOut laidOut = Layout.of(document, fonts);
        int[] characters = characters(laidOut);
        Checks checks = Checks.all();
        Context context = Context.on(DAY);
        var bare = new Times();
        var layout = new Times();
        var pdf = new Times();
        var ofd = new Times();
        var checked = new Times();
        int findings = 0;
        try (TrueTypeFont font = font()) {
            for (int round = -warmUp; round < rounds; round++) {
                long begin = System.nanoTime();
                bare(characters, font);
                long written = System.nanoTime();
                LaidOut again = Layout.of(document, fonts);
                long set = System.nanoTime();
                PdfWriter.write(again, new ByteArrayOutputStream());
                long drawn = System.nanoTime();
                OfdWriter.write(again, new ByteArrayOutputStream());
                long drawnAsOfd = System.nanoTime();
                findings = checks.check(document, context).size();
                long end = System.nanoTime();
                if (round >= 0) {
                    bare.add(written - begin);
                    layout.add(set - written);
                    pdf.add(drawn - set);
                    ofd.add(drawnAsOfd - drawn);
                    checked.add(end - drawnAsOfd);
                }
            }
        }
        int count = laidOut.pages().size();
        double unit = bare.median();
        double both = layout.median() + pdf.median() + ofd.median();
        return List.of(
                Row.of("PDFBox writing the same %,d characters, p50".formatted(characters.length), unit, "ms")
                        .note("the unit of the ratios"),
                Row.of("pages laid out", count / layout.median() * 1000, "a second")
                        .note("%d pages; %s for each that PDFBox writes"
                                .formatted(count, ratio(unit / layout.median()))),
                Row.of("layout, p50", layout.median(), "ms").note(ratio(layout.median() / unit)),
                Row.of("PDF of it, p50", pdf.median(), "ms").note(ratio(pdf.median() / unit)),
                Row.of("OFD of it, p50", ofd.median(), "ms").note(ratio(ofd.median() / unit)),
                Row.of("layout, PDF and OFD", both, "ms").note(ratio(both / unit)),
                Row.of("all %d checks of it, p50".formatted(checks.rules().size()), checked.median(), "ms")
                        .note(ratio(checked.median() / unit) + "; %d findings".formatted(findings)));
    }

    private static String ratio(double ratio) {
        return "× %.2f".formatted(ratio);
    }

    private static int[] characters(LaidOut laidOut) {
        return laidOut.pages().stream()
                .flatMap(page -> page.texts().stream())
                .flatMapToInt(text -> text.text().codePoints())
                .toArray();
    }

    private static TrueTypeFont font() throws IOException {
        String file = "fonts/NotoSerifSC-Regular.ttf";
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream(file), file)) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            font.setEnableGsub(false);
            return font;
        }
    }

    /** Lines of one font, one below the other. */
    private static void bare(int[] characters, TrueTypeFont font) throws IOException {
        try (var document = new PDDocument()) {
            PDType0Font embedded = PDType0Font.load(document, font, true);
            int at = 0;
            while (at < characters.length) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var canvas = new PDPageContentStream(document, page)) {
                    canvas.beginText();
                    canvas.setFont(embedded, SIZE);
                    canvas.setLeading(LEADING);
                    canvas.newLineAtOffset(LEFT, TOP);
                    for (int line = 0; line < LINES && at < characters.length; line++) {
                        int count = Math.min(IN_LINE, characters.length - at);
                        canvas.showText(new String(characters, at, count));
                        canvas.newLine();
                        at += count;
                    }
                    canvas.endText();
                }
            }
            document.save(new ByteArrayOutputStream());
        }
    }

    private OfficialDocument document(Fonts fonts) {
        int parts = 1;
        while (true) {
            OfficialDocument document = document(parts);
            if (Layout.of(document, fonts).pages().size() >= pages) {
                return document;
            }
            parts++;
        }
    }

    private static OfficialDocument document(int parts) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph("为进一步加强全市安全生产工作，切实保障人民群众生命财产安全，经市人民政府同意，现就有关事项通知如下："));
        for (int part = 0; part < parts; part++) {
            blocks.add(heading(1, "全面排查隐患"));
            blocks.add(heading(2, "坚持问题导向，突出重点领域"));
            for (int i = 0; i < 6; i++) {
                blocks.add(heading(3, "建筑施工领域"));
                blocks.add(new Block.Paragraph(SENTENCE));
            }
            blocks.add(table());
        }
        blocks.add(new Block.Paragraph("特此通知。"));
        return new OfficialDocument(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                false,
                Marks.NONE,
                List.of("示范市人民政府办公室"),
                List.of("示范市人民政府办公室文件"),
                Optional.of(new DocumentNumber("示政办发", 2026, 15)),
                List.of(),
                "示范市人民政府办公室关于进一步加强全市安全生产隐患排查治理工作的通知",
                List.of("各县（市、区）人民政府", "市政府各部门"),
                new Text(blocks),
                List.of(),
                List.of(),
                Optional.of(DAY),
                true,
                Optional.empty(),
                List.of(),
                Optional.of(new Imprint(List.of("市委办公室"), "示范市人民政府办公室", DAY)));
    }

    private static Block.Heading heading(int level, String text) {
        return new Block.Heading(level, Optional.empty(), text);
    }

    private static Block.Table table() {
        var rows = new ArrayList<Block.Row>();
        rows.add(new Block.Row(true, List.of(cell("序号"), cell("单位"), cell("隐患数"), cell("整改要求"))));
        for (int i = 1; i <= ROWS; i++) {
            rows.add(new Block.Row(
                    false,
                    List.of(cell("" + i), cell("示范县第" + i + "中学"), cell("" + i * 37), cell("限期整改，并于月底前书面报告整改结果。"))));
        }
        return new Block.Table(Optional.of("隐患整改情况表"), List.of(1, 3, 1, 4), rows);
    }

    private static Block.Cell cell(String text) {
        return new Block.Cell(text, 1, Block.Alignment.CENTRED);
    }
}
