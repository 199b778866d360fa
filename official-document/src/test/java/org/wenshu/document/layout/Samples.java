package org.wenshu.document.layout;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.elements.OfficialDocument.Attachment;
import org.wenshu.document.elements.OfficialDocument.Attendance;
import org.wenshu.document.elements.OfficialDocument.Imprint;
import org.wenshu.document.elements.OfficialDocument.Marks;
import org.wenshu.document.ofd.OfdWriter;
import org.wenshu.document.pdf.PdfWriter;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** Documents of every format; {@link #main} writes them, with pictures of their pages, for looking at. */
final class Samples {
    static final LocalDate DAY = LocalDate.of(2026, 11, 5);

    private static final String SENTENCE = "各县（市、区）人民政府要按照“谁主管、谁负责”的原则，在2026年12月31日前完成安全生产隐患排查，"
            + "对排查出的1286处隐患逐一登记、限期整改，整改率不得低于98.5%；对示政发〔2026〕15号文件规定的重大隐患，"
            + "要挂牌督办，并于每月5日前将《隐患整改情况表》报市应急管理局。";

    private Samples() {}

    static String sentence() {
        return SENTENCE;
    }

    static Text body(int paragraphs) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph("为进一步加强全市安全生产工作，切实保障人民群众生命财产安全，经市人民政府同意，现就有关事项通知如下："));
        String[] first = {"提高思想认识", "全面排查隐患", "强化监督检查", "落实工作责任"};
        for (int i = 0; i < paragraphs; i++) {
            if (i % 4 == 0) {
                blocks.add(heading(1, first[i / 4 % first.length]));
            } else if (i % 4 == 1) {
                blocks.add(heading(2, "坚持问题导向，突出重点领域"));
            } else if (i % 4 == 2) {
                blocks.add(heading(3, "建筑施工领域。由市住房和城乡建设局牵头，重点检查深基坑、高支模、起重机械和外脚手架。"));
            } else {
                blocks.add(heading(4, "检查结果由检查人员当场签字，并在3个工作日内录入“安全生产信息平台（V2.0）”。"));
            }
            blocks.add(new Block.Paragraph(SENTENCE));
        }
        blocks.add(new Block.Paragraph("特此通知。"));
        return new Text(blocks);
    }

    static Block.Heading heading(int level, String text) {
        return new Block.Heading(level, Optional.empty(), text);
    }

    static Text paragraphs(String... paragraphs) {
        return new Text(List.of(paragraphs).stream()
                .map(p -> (Block) new Block.Paragraph(p))
                .toList());
    }

    static Block.Table table(int rows) {
        var all = new ArrayList<Block.Row>();
        all.add(new Block.Row(true, List.of(cell("序号"), cell("单位"), cell("隐患数"), cell("整改要求"))));
        for (int i = 1; i <= rows; i++) {
            all.add(new Block.Row(
                    false,
                    List.of(
                            cell("" + i),
                            new Block.Cell("示范县第" + i + "中学", 1, Block.Alignment.LEFT),
                            new Block.Cell("" + i * 37, 1, Block.Alignment.RIGHT),
                            new Block.Cell(i % 5 == 0 ? SENTENCE : "限期整改。", 1, Block.Alignment.LEFT))));
        }
        all.add(new Block.Row(
                false,
                List.of(
                        new Block.Cell("合计", 2, Block.Alignment.CENTRED),
                        new Block.Cell("99999", 1, Block.Alignment.RIGHT),
                        cell(""))));
        return new Block.Table(Optional.of("隐患整改情况表"), List.of(1, 3, 1, 4), all);
    }

    private static Block.Cell cell(String text) {
        return new Block.Cell(text, 1, Block.Alignment.CENTRED);
    }

    static Imprint imprint() {
        return new Imprint(
                List.of("市委办公室", "市人大常委会办公室", "市政协办公室", "市纪委监委办公室", "市中级人民法院", "市人民检察院", "示范军分区"),
                "示范市人民政府办公室",
                LocalDate.of(2026, 11, 6));
    }

    /** An ordinary notice, with everything optional left out. */
    static Draft notice() {
        return new Draft();
    }

    /** What a sample differs by. */
    static final class Draft {
        DocumentKind kind = DocumentKind.NOTICE;
        DocumentFormat format = DocumentFormat.ORDINARY;
        boolean upward;
        Marks marks = Marks.NONE;
        List<String> issuers = List.of("示范市人民政府办公室");
        List<String> head = List.of("示范市人民政府办公室文件");
        Optional<DocumentNumber> number = Optional.of(new DocumentNumber("示政办发", 2026, 15));
        List<String> signers = List.of();
        String title = "示范市人民政府办公室关于进一步加强全市安全生产隐患排查治理工作的通知";
        List<String> addressees = List.of("各县（市、区）人民政府", "市政府各部门");
        Text body = body(1);
        List<String> attachmentNames = List.of();
        List<Attachment> attachments = List.of();
        Optional<LocalDate> date = Optional.of(DAY);
        boolean sealed = true;
        Optional<String> note = Optional.empty();
        List<Attendance> attendance = List.of();
        Optional<Imprint> imprint = Optional.of(imprint());

        OfficialDocument document() {
            return new OfficialDocument(
                    kind,
                    format,
                    upward,
                    marks,
                    issuers,
                    head,
                    number,
                    signers,
                    title,
                    addressees,
                    body,
                    attachmentNames,
                    attachments,
                    date,
                    sealed,
                    note,
                    attendance,
                    imprint);
        }

        LaidOut laidOut() {
            return Layout.of(document(), Fonts.builtIn());
        }
    }

    static Draft classified() {
        Draft draft = notice();
        draft.marks = new Marks(Optional.of(17), Optional.of("机密★1年"), Optional.of("特急"));
        draft.body = body(6);
        draft.attachmentNames = List.of("示范市安全生产隐患排查治理工作领导小组成员名单及各成员单位职责分工一览表", "隐患整改情况表");
        draft.attachments = List.of(
                new Attachment("示范市安全生产隐患排查治理工作领导小组成员名单及各成员单位职责分工一览表", paragraphs(SENTENCE)),
                new Attachment("隐患整改情况表", new Text(List.of(table(20)))));
        draft.note = Optional.of("此件公开发布");
        return draft;
    }

    static Draft request() {
        Draft draft = notice();
        draft.kind = DocumentKind.REQUEST;
        draft.upward = true;
        draft.issuers = List.of("示范市应急管理局");
        draft.head = List.of("示范市应急管理局文件");
        draft.number = Optional.of(new DocumentNumber("示应急", 2026, 8));
        draft.signers = List.of("王建国", "李明", "欧阳文华");
        draft.title = "示范市应急管理局关于给予防汛抗旱物资储备专项经费的请示";
        draft.addressees = List.of("示范市人民政府");
        draft.body = paragraphs(SENTENCE, SENTENCE, "妥否，请批示。");
        draft.sealed = false;
        draft.note = Optional.of("联系人：张三，电话：0571-87654321");
        return draft;
    }

    static Draft joint(int organs, boolean sealed) {
        Draft draft = notice();
        List<String> names = List.of("示范市发展和改革委员会", "示范市财政局", "示范市教育局", "示范市民政局", "示范市自然资源局", "示范市水利局", "示范市审计局");
        draft.issuers = names.subList(0, organs);
        draft.head = draft.issuers.stream().map(n -> n + "文件").toList();
        draft.number = Optional.of(new DocumentNumber("示发改", 2026, 3));
        draft.title = "关于印发《示范市农村义务教育学生营养改善计划专项资金管理办法（试行）》的通知";
        draft.addressees = List.of("各县（市、区）发展改革局、财政局、教育局");
        draft.sealed = sealed;
        return draft;
    }

    static Draft letter() {
        Draft draft = notice();
        draft.kind = DocumentKind.LETTER;
        draft.format = DocumentFormat.LETTER;
        draft.head = List.of("示范市人民政府办公室");
        draft.marks = new Marks(Optional.empty(), Optional.empty(), Optional.of("加急"));
        draft.number = Optional.of(new DocumentNumber("示政办函", 2026, 21));
        draft.title = "示范市人民政府办公室关于商请支持举办数字经济创新大会的函";
        draft.addressees = List.of("省科学技术厅");
        draft.body = paragraphs(SENTENCE, SENTENCE, SENTENCE, SENTENCE, SENTENCE, "特此函达，请予支持。");
        return draft;
    }

    static Draft minutes() {
        Draft draft = notice();
        draft.kind = DocumentKind.MINUTES;
        draft.format = DocumentFormat.MINUTES;
        draft.head = List.of("示范市人民政府常务会议纪要");
        draft.number = Optional.of(new DocumentNumber("", 2026, 5));
        draft.title = "";
        draft.addressees = List.of();
        draft.body = paragraphs(SENTENCE, SENTENCE);
        draft.sealed = false;
        draft.attendance = List.of(
                new Attendance(
                        "出席",
                        IntStream.range(0, 12)
                                .mapToObj(i -> "市政府王建" + "一二三四五六七八九十东西".charAt(i))
                                .toList()),
                new Attendance("请假", List.of("市财政局李明")),
                new Attendance("列席", List.of("市审计局赵六", "市统计局孙七")));
        return draft;
    }

    static Draft order() {
        Draft draft = notice();
        draft.kind = DocumentKind.ORDER;
        draft.format = DocumentFormat.ORDER;
        draft.head = List.of("示范市人民政府令");
        draft.number = Optional.of(new DocumentNumber("", 2026, 12));
        draft.signers = List.of("市长　王建国");
        draft.title = "";
        draft.addressees = List.of();
        draft.body = paragraphs("《示范市城市管理办法》已经2026年10月30日市人民政府第21次常务会议通过，现予公布，自2027年1月1日起施行。");
        draft.imprint = Optional.empty();
        return draft;
    }

    static Map<String, Draft> all() {
        var all = new LinkedHashMap<String, Draft>();
        all.put("notice", notice());
        all.put("classified", classified());
        all.put("request", request());
        all.put("joint-sealed", joint(3, true));
        all.put("joint-unsealed", joint(2, false));
        for (int organs : new int[] {2, 4, 5, 6, 7}) {
            all.put("joint-" + organs, joint(organs, true));
        }
        all.put("letter", letter());
        all.put("minutes", minutes());
        all.put("order", order());
        return all;
    }

    static byte[] pdf(LaidOut laidOut) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfWriter.write(laidOut, out);
        return out.toByteArray();
    }

    static byte[] ofd(LaidOut laidOut) throws IOException {
        var out = new ByteArrayOutputStream();
        OfdWriter.write(laidOut, out);
        return out.toByteArray();
    }

    /** @param args the folder; then, to have pictures too, the resolution in dpi */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/layout"));
        for (Map.Entry<String, Draft> sample : all().entrySet()) {
            long start = System.nanoTime();
            LaidOut laidOut = sample.getValue().laidOut();
            long set = System.nanoTime();
            byte[] pdf = pdf(laidOut);
            long written = System.nanoTime();
            byte[] ofd = ofd(laidOut);
            System.out.printf(
                    "%s: %d pages, layout %d ms, PDF %d ms %d KB, OFD %d ms %d KB%n",
                    sample.getKey(),
                    laidOut.pages().size(),
                    (set - start) / 1_000_000,
                    (written - set) / 1_000_000,
                    pdf.length / 1024,
                    (System.nanoTime() - written) / 1_000_000,
                    ofd.length / 1024);
            Files.write(folder.resolve(sample.getKey() + ".pdf"), pdf);
            Files.write(folder.resolve(sample.getKey() + ".ofd"), ofd);
            if (args.length > 1) {
                try (PDDocument document = Loader.loadPDF(pdf)) {
                    var renderer = new PDFRenderer(document);
                    for (int i = 0; i < document.getNumberOfPages(); i++) {
                        BufferedImage picture = renderer.renderImageWithDPI(i, Float.parseFloat(args[1]));
                        ImageIO.write(
                                picture,
                                "png",
                                folder.resolve(sample.getKey() + "-" + (i + 1) + ".png")
                                        .toFile());
                    }
                }
            }
        }
    }
}
