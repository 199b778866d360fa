package org.wenshu.documents.incoming.checks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The machine checks (机检) of a preliminary review (初审) on an uploaded PDF or DOCX: what a machine can see, it says (D3). */
public final class DocumentChecks {
    private static final String FILE = "文件";
    private static final int MOST_NAMED_PAGES = 10;

    private final CheckLimits limits;

    public DocumentChecks() {
        this(CheckLimits.DEFAULT);
    }

    public DocumentChecks(CheckLimits limits) {
        this.limits = limits;
    }

    /** Checks a file of a store by way of a temporary copy, which only this process can read. */
    public CheckReport check(InputStream content, String fileName, DeclaredFacts facts) throws IOException {
        Path copy = Files.createTempFile("wenshu-check-", ".upload");
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            return check(copy, fileName, facts);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Checks a file against what is declared about it.
     *
     * @throws IOException only if the file system fails; whatever is wrong with the content is a finding
     */
    public CheckReport check(Path file, String fileName, DeclaredFacts facts) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (Files.size(file) == 0) {
            findings.add(Finding.defect(Finding.FILE_OPENS, FILE, "文件是空的，请重新发送。"));
            return new CheckReport(findings, OptionalInt.empty(), TextLayer.NONE, ContentTypes.UNKNOWN, false);
        }
        String type = ContentTypes.detect(file, fileName);
        findings.add(nameAgainst(type, fileName));
        try {
            return switch (type) {
                case ContentTypes.PDF -> report(type, PdfFile.read(file, limits), facts, findings);
                case ContentTypes.DOCX, ContentTypes.DOCM -> report(type, WordFile.read(file, limits), facts, findings);
                case ContentTypes.LOCKED_OFFICE ->
                    throw new UnreadableFile(Finding.PASSWORD_PROTECTED, "Office 文件设有打开密码，无法查阅，请发送未加密的文件。");
                case ContentTypes.OLE -> throw new UnreadableFile(Finding.FILE_INTACT, "文件已损坏，无法打开，请重新发送。");
                default -> unchecked(type, findings);
            };
        } catch (UnreadableFile unreadable) {
            findings.add(unreadable.finding());
            return new CheckReport(findings, OptionalInt.empty(), TextLayer.NONE, type, false);
        }
    }

    private static CheckReport unchecked(String type, List<Finding> findings) {
        boolean known = !type.equals(ContentTypes.UNKNOWN);
        findings.add(
                known
                        ? Finding.advice(
                                Finding.FORMAT_CHECKABLE, FILE, ContentTypes.inChinese(type) + "不在机检范围内，页数、文字和附件请人工核对。")
                        : Finding.defect(Finding.FILE_OPENS, FILE, "无法识别文件格式，文件可能已损坏。"));
        return new CheckReport(findings, OptionalInt.empty(), TextLayer.NONE, type, known);
    }

    private CheckReport report(String type, Reading reading, DeclaredFacts facts, List<Finding> findings) {
        findings.add(Finding.passed(Finding.FILE_OPENS, FILE, "文件完整，可以打开。"));
        pages(type, reading, facts, findings);
        textLayer(reading, findings);
        if (reading.layer() == TextLayer.TEXT && reading.isChinese() && !facts.equals(DeclaredFacts.none())) {
            againstRegistration(reading, facts).stream()
                    .map(finding -> reading.recognised() ? withDoubt(finding) : finding)
                    .forEach(findings::add);
        }
        return new CheckReport(findings, reading.pages(), reading.layer(), type, true);
    }

    private static List<Finding> againstRegistration(Reading reading, DeclaredFacts facts) {
        List<Finding> findings = new ArrayList<>();
        if (!facts.senderNumber().isBlank()) {
            findings.add(HeadChecks.number(facts.senderNumber(), reading.lines()));
        }
        if (!facts.title().isBlank()) {
            findings.add(HeadChecks.title(facts.title(), reading.lines()));
        }
        findings.addAll(AttachmentChecks.check(reading.lines(), facts.attachmentFileNames()));
        return findings;
    }

    /** Nobody's document is returned for what text recognition misread. */
    private static Finding withDoubt(Finding finding) {
        return finding.severity() == Severity.DEFECT
                ? Finding.advice(finding.code(), finding.place(), finding.message() + "（文字由扫描识别得来，可能有误，请人工核对。）")
                : finding;
    }

    private static Finding nameAgainst(String type, String fileName) {
        String extension = ContentTypes.extension(fileName);
        if (extension.isEmpty()) {
            return Finding.advice(Finding.TYPE_AGREES, "文件名", "文件名没有扩展名，内容是" + ContentTypes.inChinese(type) + "。");
        }
        return ContentTypes.agree(type, fileName)
                .map(agrees -> agrees
                        ? Finding.passed(Finding.TYPE_AGREES, "文件名", "文件内容与扩展名一致。")
                        : Finding.defect(
                                Finding.TYPE_AGREES,
                                "文件名",
                                "文件扩展名为“." + extension + "”，内容却是" + ContentTypes.inChinese(type) + "。"))
                .orElseGet(() -> Finding.advice(
                        Finding.TYPE_AGREES,
                        "文件名",
                        "不认识扩展名“." + extension + "”，内容是" + ContentTypes.inChinese(type) + "。"));
    }

    private static void pages(String type, Reading reading, DeclaredFacts facts, List<Finding> findings) {
        if (facts.pages().isEmpty()) {
            return;
        }
        int declared = facts.pages().getAsInt();
        if (reading.pages().isEmpty()) {
            findings.add(Finding.advice(Finding.PAGE_COUNT, "全文", "Word 文档没有页数信息，登记为" + declared + "页，请人工核对。"));
            return;
        }
        int actual = reading.pages().getAsInt();
        if (actual == declared) {
            findings.add(Finding.passed(Finding.PAGE_COUNT, "全文", "共" + actual + "页，与登记一致。"));
        } else if (type.equals(ContentTypes.PDF)) {
            findings.add(Finding.defect(Finding.PAGE_COUNT, "全文", "文件共" + actual + "页，登记为" + declared + "页。"));
        } else {
            // A DOCX has no pages of its own: the count is that of the program which saved it last.
            findings.add(
                    Finding.advice(Finding.PAGE_COUNT, "全文", "Word 文档属性记为" + actual + "页，登记为" + declared + "页，请人工核对。"));
        }
    }

    private void textLayer(Reading reading, List<Finding> findings) {
        switch (reading.layer()) {
            case SCAN -> findings.add(Finding.advice(Finding.TEXT_LAYER, "全文", "文件是扫描件，没有可读文字，标题、发文字号和附件说明请人工核对。"));
            case NONE -> findings.add(Finding.defect(Finding.TEXT_LAYER, "全文", "文件中没有文字，也没有页面图像，可能是空白文件。"));
            case TEXT -> {
                if (!reading.isChinese()) {
                    findings.add(
                            Finding.advice(Finding.TEXT_LAYER, "全文", "文件中的文字无法识别为汉字（字体可能缺少编码信息），标题、发文字号和附件说明请人工核对。"));
                } else if (reading.pictured().isEmpty()) {
                    findings.add(Finding.passed(Finding.TEXT_LAYER, "全文", "文件含有可读文字。"));
                } else {
                    findings.add(
                            Finding.advice(Finding.TEXT_LAYER, pageNames(reading.pictured()), "部分页面是图像，没有可读文字，请人工核对。"));
                }
            }
        }
        if (!reading.whole()) {
            findings.add(Finding.advice(Finding.READ_WHOLE, "全文", "文件篇幅过大，机检只读取了前一部分，其余请人工核对。"));
        }
    }

    private static String pageNames(List<Integer> pages) {
        String names =
                pages.stream().limit(MOST_NAMED_PAGES).map(String::valueOf).collect(Collectors.joining("、"));
        return pages.size() > MOST_NAMED_PAGES ? "第" + names + "等" + pages.size() + "页" : "第" + names + "页";
    }
}
