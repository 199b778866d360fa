package org.wenshu.document.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.ofd.OfdWriter;
import org.wenshu.document.pdf.PdfWriter;

/** Sheets and registers as offices fill them in; {@link #main} writes them, with pictures, for looking at. */
final class SampleSheets {
    static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 5, 9, 30);
    static final String LONG = "请规划科牵头，会同财务科、综合科，对照《党政机关公文处理工作条例》和《示范市人民政府工作规则》的有关规定，"
            + "于2026年11月30日前提出贯彻落实的具体措施，经12个相关部门会签后，报市政府常务会议审议；重大事项（如资金超过1286万元的项目）须及时报告。";

    private SampleSheets() {}

    static SignOffSheet signOff() {
        return new SignOffSheet(
                "示范市人民政府办公室",
                Optional.of("示政办发〔2026〕15号"),
                Optional.of("机密★1年"),
                Optional.of("特急"),
                "示范市人民政府办公室关于进一步加强全市安全生产隐患排查治理工作的通知",
                List.of("各县（市、区）人民政府", "市政府各部门", "市政府直属各单位"),
                List.of("市委办公室", "市人大常委会办公室", "市政协办公室", "市纪委监委办公室", "市中级人民法院", "市人民检察院"),
                List.of("示范市安全生产隐患排查治理工作领导小组成员名单及各成员单位职责分工一览表", "隐患整改情况表"),
                "综合科",
                "张三",
                Optional.of("0571-87654321"),
                Optional.of(30),
                List.of(
                        new Opinion("初审", "内容属实，逻辑清楚，同意送审。", "王科长", TIME),
                        new Opinion("复审", "格式符合规定；第三部分“限期整改”的时限已按意见改为30日。", "赵主任", TIME.plusHours(2)),
                        new Opinion("终审", "经审查，未见与上位法相抵触之处。", "钱律师", TIME.plusHours(5)),
                        new Opinion("会签", "同意。", "市财政局 孙局长", TIME.plusDays(1)),
                        new Opinion(
                                "会签",
                                "同意，建议将资金安排写入第五条。",
                                "市应急管理局 李明 代 周局长",
                                TIME.plusDays(1).plusHours(1)),
                        new Opinion("签发", "同意印发。", "陈副市长 代 李市长", TIME.plusDays(2)),
                        new Opinion(
                                "复核",
                                "发文字号、签发日期、印章位置无误。",
                                "李文秘",
                                TIME.plusDays(2).plusHours(1))));
    }

    static HandlingSheet handling() {
        return handling(1);
    }

    static HandlingSheet handling(int times) {
        return new HandlingSheet(
                "示范市人民政府办公室",
                "收〔2026〕128号",
                TIME,
                "示范省人民政府办公厅",
                Optional.of("示政办发明电〔2026〕7号"),
                "机密★1年",
                "加急",
                2,
                16,
                "示范省人民政府办公厅关于开展2026年冬季安全生产专项整治行动的通知",
                Optional.of("规划科"),
                List.of("财务科", "综合科"),
                Optional.of(LocalDate.of(2026, 11, 12)),
                List.of(
                        new Opinion("拟办意见", "拟请李市长阅示，由规划科牵头办理。（依据：《党政机关公文处理工作条例》）", "李文秘", TIME),
                        new Opinion("领导批示", LONG.repeat(times), "陈副局长 代 李局长", TIME.plusHours(3)),
                        new Opinion("领导批示", "同意。", "周副局长", TIME.plusHours(4)),
                        new Opinion("办理结果", "财务科：无意见。", "钱会计", TIME.plusDays(2)),
                        new Opinion("办理结果", "规划科：" + LONG.repeat(times - 1) + "已落实。", "王科长", TIME.plusDays(3)),
                        new Opinion("办结", "按要求办结", "李文秘", TIME.plusDays(3).plusHours(2))));
    }

    static IncomingRegister incoming(int entries) {
        return new IncomingRegister(
                "示范市人民政府办公室",
                "2026年",
                IntStream.rangeClosed(1, entries)
                        .mapToObj(i -> new IncomingRegister.Entry(
                                "收〔2026〕" + i + "号",
                                LocalDate.of(2026, 11, 1 + i % 28),
                                i % 3 == 0 ? "示范省人民政府办公厅" : "示范市财政局",
                                "示财预〔2026〕" + i * 17 + "号",
                                i % 4 == 0 ? "关于商请支持举办数字经济创新大会的函" : "关于编制2027年度部门预算和三年支出规划的通知",
                                i % 5 == 0 ? "机密" : "无",
                                i % 2 == 0 ? "特急" : "无",
                                i,
                                "规划科；协办：财务科、综合科",
                                i % 6 == 0 ? LONG : "拟请李局长阅示。",
                                "请规划科办理。",
                                Optional.of(LocalDate.of(2026, 12, 1 + i % 28)),
                                "已办理并复函。",
                                "Z109-WS·2026-D30-BGS-%04d".formatted(i),
                                i % 7 == 0 ? "原号作废，原因：重复登记" : ""))
                        .toList());
    }

    static OutgoingRegister outgoing(int entries) {
        return new OutgoingRegister(
                "示范市人民政府办公室",
                "2026年",
                IntStream.rangeClosed(1, entries)
                        .mapToObj(i -> new OutgoingRegister.Entry(
                                "示政办发〔2026〕" + i + "号",
                                "示范市人民政府办公室关于进一步加强全市安全生产隐患排查治理工作的通知",
                                i % 5 == 0 ? "机密" : "",
                                i % 2 == 0 ? "加急" : "",
                                "各县（市、区）人民政府，市政府各部门",
                                "市委办公室，市人大常委会办公室，市政协办公室",
                                "综合科",
                                "欧阳文华",
                                i % 3 == 0 ? "陈副市长 代 李市长" : "李市长",
                                Optional.of(LocalDate.of(2026, 11, 1 + i % 28)),
                                Optional.of(30 + i),
                                i % 4 == 0 ? Optional.empty() : Optional.of(LocalDate.of(2026, 11, 2 + i % 28)),
                                "Z109-WS·2026-D30-BGS-%04d".formatted(i),
                                ""))
                        .toList());
    }

    static Map<String, LaidOut> all() {
        Fonts fonts = Fonts.builtIn();
        var all = new LinkedHashMap<String, LaidOut>();
        all.put("sign-off", Sheets.layOut(signOff(), fonts));
        all.put("handling", Sheets.layOut(handling(), fonts));
        all.put("handling-long", Sheets.layOut(handling(6), fonts));
        all.put("incoming-register", Sheets.layOut(incoming(40), fonts));
        all.put("outgoing-register", Sheets.layOut(outgoing(25), fonts));
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

    /** @param args the folder and the resolution in dpi */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, LaidOut> sample : all().entrySet()) {
            byte[] pdf = pdf(sample.getValue());
            Files.write(folder.resolve(sample.getKey() + ".pdf"), pdf);
            Files.write(folder.resolve(sample.getKey() + ".ofd"), ofd(sample.getValue()));
            try (var document = Loader.loadPDF(pdf)) {
                var renderer = new PDFRenderer(document);
                for (int i = 0; i < document.getNumberOfPages(); i++) {
                    ImageIO.write(
                            renderer.renderImageWithDPI(i, Float.parseFloat(args[1])),
                            "png",
                            folder.resolve(sample.getKey() + "-" + (i + 1) + ".png")
                                    .toFile());
                }
            }
        }
    }
}
