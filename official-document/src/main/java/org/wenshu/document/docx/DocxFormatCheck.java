package org.wenshu.document.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Context;
import org.wenshu.document.checks.Finding;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** Holds a DOCX to GB/T 9704-2012 and mends what can be mended without asking. */
public final class DocxFormatCheck {
    /** Half a point: what a person cannot see. */
    private static final double POINT_TOLERANCE = 0.5;

    private static final double MILLIMETRE = 1440 / 25.4;
    private static final double CHARACTERS_TOLERANCE = 0.35;
    /** Wording rules whose suggestion is right in every context. */
    private static final Set<String> SAFE = Set.of(
            "PU01", "PU02", "PU03", "PU04", "PU05", "PU06", "PU31", "PU10", "PU13", "PU19", "PU21", "PU24", "NU01",
            "NU02", "NU03", "NU04", "CI09", "CI10", "DA07", "FI13");

    private static final Checks WORDING = Checks.of(Checks.all().rules().stream()
            .filter(rule -> SAFE.contains(rule.code()))
            .toList());

    private final DocxParts parts;
    private final Effective effective;
    private final Typefaces typefaces;
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(FormatFinding finding, Optional<Runnable> mending) {}

    private DocxFormatCheck(byte[] docx, Typefaces typefaces) {
        this.parts = DocxParts.of(docx);
        this.effective = new Effective(parts.document());
        this.typefaces = typefaces;
        look();
    }

    /**
     * @throws UnreadableDocx if it is no DOCX
     */
    public static List<FormatFinding> check(byte[] docx) {
        return new DocxFormatCheck(docx, Typefaces.USUAL).findings();
    }

    /**
     * @throws UnreadableDocx if it is no DOCX
     */
    public static CorrectedDocx correct(byte[] docx, Typefaces typefaces) {
        var check = new DocxFormatCheck(docx, typefaces);
        List<FormatFinding> changes = new ArrayList<>();
        for (Problem problem : check.problems) {
            if (problem.mending().isPresent()) {
                problem.mending().get().run();
                changes.add(problem.finding());
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            check.parts.document().write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] corrected = out.toByteArray();
        changes.sort(Comparator.comparingInt(FormatFinding::block));
        return new CorrectedDocx(corrected, changes, check(corrected));
    }

    private List<FormatFinding> findings() {
        return problems.stream()
                .map(Problem::finding)
                .sorted(Comparator.comparingInt(FormatFinding::block))
                .toList();
    }

    private void look() {
        page();
        for (DocxParts.Part part : parts.all()) {
            part.paragraph().filter(paragraph -> part.role() != Role.BLANK).ifPresent(paragraph -> {
                appearance(part, paragraph);
                wording(part, paragraph);
            });
        }
        head();
        end();
        imprint();
        pageNumbers();
    }

    // What was found first is mended first; text is mended from the end of a paragraph, so that places stay right.

    private void found(FormatRule rule, int block, String excerpt, String reason, Runnable mending) {
        add(rule, rule.code(), block, excerpt, reason, Optional.of(mending));
    }

    private void found(FormatRule rule, int block, String excerpt, String reason) {
        add(rule, rule.code(), block, excerpt, reason, Optional.empty());
    }

    private void add(
            FormatRule rule, String code, int block, String excerpt, String reason, Optional<Runnable> mending) {
        String begin = excerpt.length() > 30 ? excerpt.substring(0, 30) + "…" : excerpt;
        problems.add(new Problem(new FormatFinding(rule, code, block, begin, reason, mending.isPresent()), mending));
    }

    private void page() {
        CTSectPr section = PageSetup.section(parts.document());
        double width = PageSetup.WIDTH;
        double height = PageSetup.HEIGHT;
        boolean sized = section.isSetPgSz();
        if (sized) {
            CTPageSz size = section.getPgSz();
            width = Effective.number(size.getW());
            height = Effective.number(size.getH());
        }
        if (!sized || off(width, PageSetup.WIDTH, 1) || off(height, PageSetup.HEIGHT, 1)) {
            found(
                    FormatRule.PAPER,
                    -1,
                    "",
                    "纸张为" + (sized ? millimetres(width) + "×" + millimetres(height) : "未设") + "，应为A4纸210mm×297mm",
                    () -> PageSetup.paper(section));
        }
        if (section.isSetPgMar()) {
            CTPageMar margins = section.getPgMar();
            double top = Effective.number(margins.getTop());
            double left = Effective.number(margins.getLeft())
                    + (margins.getGutter() == null ? 0 : Effective.number(margins.getGutter()));
            double area = width - left - Effective.number(margins.getRight());
            double tall = height - top - Effective.number(margins.getBottom());
            margin(FormatRule.TOP_MARGIN, top, PageSetup.TOP, "天头", "37mm", section);
            margin(FormatRule.LEFT_MARGIN, left, PageSetup.LEFT, "订口", "28mm", section);
            margin(FormatRule.TYPE_AREA_WIDTH, area, PageSetup.twips(156), "版心宽", "156mm", section);
            margin(FormatRule.TYPE_AREA_HEIGHT, tall, PageSetup.twips(225), "版心高", "225mm", section);
        } else {
            for (FormatRule rule : List.of(
                    FormatRule.TOP_MARGIN,
                    FormatRule.LEFT_MARGIN,
                    FormatRule.TYPE_AREA_WIDTH,
                    FormatRule.TYPE_AREA_HEIGHT)) {
                found(rule, -1, "", "没有设页边距，应为" + rule.chinese(), () -> PageSetup.margins(section));
            }
        }
        Optional<CTDocGrid> grid = section.isSetDocGrid() ? Optional.of(section.getDocGrid()) : Optional.empty();
        boolean pitched = grid.filter(CTDocGrid::isSetLinePitch)
                .filter(each -> !off(each.getLinePitch().doubleValue(), PageSetup.LINE_PITCH, 12.0 / MILLIMETRE))
                .isPresent();
        if (!pitched) {
            found(FormatRule.GRID, -1, "", "文档网格不是每页22行、每行28字", () -> PageSetup.grid(section));
        }
    }

    private void margin(FormatRule rule, double actual, double wanted, String name, String words, CTSectPr section) {
        if (off(actual, wanted, 1)) {
            found(rule, -1, "", name + "为" + millimetres(actual) + "，应为" + words, () -> PageSetup.margins(section));
        }
    }

    private static boolean off(double actual, double wanted, double millimetres) {
        // A tenth more for the rounding of twips.
        return Math.abs(actual - wanted) > (millimetres + 0.1) * MILLIMETRE;
    }

    private static String millimetres(double twips) {
        return String.format(Locale.ROOT, "%.1fmm", twips / MILLIMETRE);
    }

    private void appearance(DocxParts.Part part, XWPFParagraph paragraph) {
        Optional<Look> wanted = Look.of(part.role());
        if (wanted.isEmpty()) {
            return;
        }
        Look look = wanted.get();
        String text = part.text().strip();
        String name = name(part.role());
        List<XWPFRun> runs = paragraph.getRuns().stream()
                .filter(run -> !run.text().isBlank())
                .toList();
        // A heading that runs on into its paragraph has a typeface of its own up to its full stop.
        int runIn = part.role() == Role.BODY ? DocxParts.numberedLevel(text) : 0;
        for (XWPFRun run : runs) {
            Optional<String> typeface = effective.typeface(paragraph, run);
            boolean chinese = run.text().codePoints().anyMatch(Character::isIdeographic);
            boolean right = typeface.filter(look.isTypeface()).isPresent()
                    || (runIn == 1 && typeface.filter(Typefaces::isHeiTi).isPresent())
                    || (runIn == 2 && typeface.filter(Typefaces::isKaiTi).isPresent())
                    || (part.role() == Role.BODY && text.matches("(?:出席|列席|请假|参加).{0,4}[：:].*"))
                    || (part.role() == Role.NUMBER
                            && typeface.filter(Typefaces::isKaiTi).isPresent()
                            && text.contains("签发人"));
            if (chinese && !right) {
                found(
                        FormatRule.TYPEFACE,
                        part.index(),
                        run.text(),
                        name + "的字体为" + typeface.orElse("主题字体") + "，应为" + look.typefaceName(),
                        () -> Look.typeface(run, look.typeface().apply(typefaces)));
            }
            double points = effective.points(paragraph, run);
            if (look.points() > 0 && Math.abs(points - look.points()) > POINT_TOLERANCE - 0.01) {
                found(
                        FormatRule.SIZE,
                        part.index(),
                        run.text(),
                        name + "的字号为" + points(points) + "，应为" + points(look.points()),
                        () -> run.setFontSize(look.points()));
            }
            if ((part.role() == Role.TITLE || part.role() == Role.HEADING_1) && effective.isBold(paragraph, run)) {
                found(FormatRule.BOLD, part.index(), run.text(), name + "加粗了", () -> run.setBold(false));
            }
            Optional<String> colour = effective.colour(paragraph, run);
            boolean black = colour.isEmpty() || colour.get().matches("(?i)auto|000000");
            if (part.role() != Role.HEAD && !black) {
                found(FormatRule.COLOUR, part.index(), run.text(), name + "的颜色不是黑色", () -> run.setColor("000000"));
            }
        }
        placing(part, paragraph, look, name, runs);
    }

    private void placing(DocxParts.Part part, XWPFParagraph paragraph, Look look, String name, List<XWPFRun> runs) {
        String text = part.text().strip();
        double points = runs.isEmpty() ? 16 : effective.points(paragraph, runs.getFirst());
        STJc.Enum alignment = effective.alignment(paragraph);
        boolean centred = alignment == STJc.CENTER;
        boolean rightwards = alignment == STJc.RIGHT || alignment == STJc.END;
        boolean wantsCentre = look.alignment() == ParagraphAlignment.CENTER;
        // An upward document's number stands at the left, its signers at the right; a letter's number at the right.
        boolean free = part.role() == Role.NUMBER || part.role() == Role.HEAD;
        if (!free && centred != wantsCentre && part.role() != Role.SIGNATURE && part.role() != Role.DATE) {
            found(
                    FormatRule.ALIGNMENT,
                    part.index(),
                    text,
                    name + (wantsCentre ? "应当居中" : "不居中"),
                    () -> paragraph.setAlignment(look.alignment()));
        }
        double first =
                effective.firstLine(paragraph, points) + effective.left(paragraph, points) + leadingBlanks(part.text());
        boolean indented = look.firstLine() == 2 && !wantsCentre;
        boolean secondName = part.role() == Role.ATTACHMENTS_NOTE && !text.startsWith("附");
        if (indented && !secondName && Math.abs(first - 2) > CHARACTERS_TOLERANCE) {
            found(
                    FormatRule.INDENT,
                    part.index(),
                    text,
                    String.format(Locale.ROOT, "%s首行缩进%.1f字，应为2字", name, first),
                    () -> {
                        stripLeading(paragraph);
                        paragraph.setIndentationLeft(0);
                        look.indent(paragraph);
                        clearLeftCharacters(paragraph);
                    });
        }
        boolean flush = part.role() == Role.ADDRESSEES
                || part.role() == Role.ATTACHMENT_MARK
                || part.role() == Role.SECRECY
                || part.role() == Role.URGENCY
                || part.role() == Role.COPY_NUMBER;
        if (flush && Math.abs(first) > CHARACTERS_TOLERANCE) {
            found(FormatRule.FLUSH, part.index(), text, name + "应当居左顶格", () -> {
                stripLeading(paragraph);
                paragraph.setIndentationLeft(0);
                look.indent(paragraph);
                clearLeftCharacters(paragraph);
            });
        }
        if (part.role() == Role.DATE) {
            double right = effective.right(paragraph, points) + trailingBlanks(part.text());
            if (!rightwards || Math.abs(right - 4) > 2 + CHARACTERS_TOLERANCE) {
                found(FormatRule.DATE_PLACE, part.index(), text, "成文日期应当右空四字编排", () -> {
                    stripLeading(paragraph);
                    look.set(paragraph);
                });
            }
        }
        boolean body = part.role() == Role.BODY || part.role().isHeading();
        if (body) {
            Optional<Double> exact = effective.exactLine(paragraph);
            boolean fits = exact.map(line -> line >= 27.9 && line <= 30.1)
                    .orElseGet(() -> hasGrid() && Math.abs(effective.lines(paragraph) - 1) < 0.05);
            if (!fits) {
                found(
                        FormatRule.LINE_SPACING,
                        part.index(),
                        text,
                        name + "的行距" + exact.map(line -> "为" + points(line)).orElse("不固定") + "，应为固定值28.95磅（每面22行）",
                        () -> paragraph.setSpacingBetween(Look.LINE_POINTS, LineSpacingRule.EXACT));
            }
        }
    }

    private boolean hasGrid() {
        CTSectPr section = PageSetup.section(parts.document());
        return section.isSetDocGrid()
                && section.getDocGrid().isSetLinePitch()
                && !off(section.getDocGrid().getLinePitch().doubleValue(), PageSetup.LINE_PITCH, 12.0 / MILLIMETRE);
    }

    private static void clearLeftCharacters(XWPFParagraph paragraph) {
        var indent = paragraph.getCTPPr().getInd();
        if (indent.isSetLeftChars()) {
            indent.unsetLeftChars();
        }
    }

    private static double leadingBlanks(String text) {
        double characters = 0;
        for (char c : text.toCharArray()) {
            if (c == '　') {
                characters += 1;
            } else if (c == ' ' || c == '\u00a0') {
                characters += 0.5;
            } else {
                break;
            }
        }
        return characters;
    }

    private static double trailingBlanks(String text) {
        return leadingBlanks(new StringBuilder(text).reverse().toString());
    }

    private static void stripLeading(XWPFParagraph paragraph) {
        for (XWPFRun run : paragraph.getRuns()) {
            String text = run.getText(0);
            if (text == null) {
                return;
            }
            String stripped = text.replaceAll("^[\\s　\\u00a0]+", "");
            run.setText(stripped, 0);
            if (!stripped.isEmpty()) {
                return;
            }
        }
    }

    private static String points(double points) {
        return points == 16
                ? "3号"
                : points == 22 ? "2号" : points == 14 ? "4号" : String.format(Locale.ROOT, "%.4g磅", points);
    }

    private static String name(Role role) {
        return switch (role) {
            case COPY_NUMBER -> "份号";
            case SECRECY -> "密级";
            case URGENCY -> "紧急程度";
            case HEAD -> "发文机关标志";
            case NUMBER -> "发文字号";
            case TITLE -> "标题";
            case ADDRESSEES -> "主送机关";
            case HEADING_1 -> "一级标题";
            case HEADING_2 -> "二级标题";
            case HEADING_3 -> "三级标题";
            case HEADING_4 -> "四级标题";
            case BODY -> "正文";
            case ATTACHMENTS_NOTE -> "附件说明";
            case SIGNATURE -> "署名";
            case DATE -> "成文日期";
            case NOTE -> "附注";
            case ATTACHMENT_MARK -> "附件序号";
            case ATTACHMENT_TITLE -> "附件标题";
            case COPIES -> "抄送机关";
            case PRINTING -> "印发机关";
            case BLANK -> "空行";
        };
    }

    /** The wording rules on a paragraph, with their suggestions written into its runs. */
    private void wording(DocxParts.Part part, XWPFParagraph paragraph) {
        if (!(part.role() == Role.BODY || part.role().isHeading() || part.role() == Role.TITLE)) {
            return;
        }
        String text = Runs.text(paragraph);
        if (text.isBlank()) {
            return;
        }
        List<Finding> findings = new ArrayList<>(WORDING.check(alone(text), Context.on(LocalDate.of(2026, 1, 1))));
        findings.sort(
                Comparator.comparingInt((Finding finding) -> finding.place().from())
                        .reversed());
        int last = Integer.MAX_VALUE;
        for (Finding finding : findings) {
            // Two suggestions for one place: the later one is made on the next correction.
            if (finding.place().to() <= last && finding.suggestion().isPresent()) {
                add(
                        FormatRule.WORDING,
                        finding.code(),
                        part.index(),
                        finding.excerpt(),
                        finding.reason(),
                        Optional.of(() -> Runs.replace(
                                paragraph,
                                finding.place().from(),
                                finding.place().to(),
                                finding.suggestion().get())));
                last = finding.place().from();
            }
        }
    }

    private static OfficialDocument alone(String text) {
        return new OfficialDocument(
                DocumentKind.NOTICE,
                DocumentFormat.ORDINARY,
                false,
                OfficialDocument.Marks.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                "",
                List.of(),
                new Text(List.of(new Block.Paragraph(text))),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private void head() {
        if (parts.first(Role.TITLE).isEmpty()) {
            found(FormatRule.TITLE_PRESENT, -1, "", "没有找到标题");
        }
        for (DocxParts.Part head : parts.of(Role.HEAD)) {
            XWPFParagraph paragraph = head.paragraph().orElseThrow();
            for (XWPFRun run : paragraph.getRuns()) {
                boolean red = effective
                        .colour(paragraph, run)
                        .filter(each -> each.matches("(?i)(?:ff|e[0-9a-f]|d[0-9a-f]|c[0-9a-f])[0-3].{3}"))
                        .isPresent();
                if (!run.text().isBlank() && !red) {
                    found(FormatRule.HEAD_RED, head.index(), run.text(), "发文机关标志不是红色", () -> run.setColor("FF0000"));
                }
            }
        }
        for (DocxParts.Part number : parts.of(Role.NUMBER)) {
            number(number, number.paragraph().orElseThrow());
        }
        for (DocxParts.Part addressees : parts.of(Role.ADDRESSEES)) {
            XWPFParagraph paragraph = addressees.paragraph().orElseThrow();
            String text = Runs.text(paragraph);
            int end = text.stripTrailing().length();
            if (text.stripTrailing().endsWith(":")) {
                found(
                        FormatRule.ADDRESSEES_COLON,
                        addressees.index(),
                        text,
                        "主送机关后是半角冒号，应为全角冒号",
                        () -> Runs.replace(paragraph, end - 1, end, "："));
            }
        }
    }

    private void number(DocxParts.Part part, XWPFParagraph paragraph) {
        String text = Runs.text(paragraph);
        Matcher number = DocxParts.NUMBER.matcher(text);
        if (!number.find()) {
            return;
        }
        String right = number.group(1) + "〔" + number.group(2) + "〕" + number.group(5) + "号";
        String whole = number.group().strip();
        int from = text.indexOf(whole);
        Runnable mending = () -> Runs.replace(paragraph, from, from + whole.length(), right);
        if (!whole.matches(".*〔\\d{4}〕.*")) {
            found(FormatRule.NUMBER_BRACKETS, part.index(), whole, "发文字号应为" + right, mending);
        }
        if (!number.group(3).isEmpty() || !number.group(4).isEmpty()) {
            boolean also = whole.matches(".*〔\\d{4}〕.*");
            add(
                    FormatRule.NUMBER_PADDING,
                    FormatRule.NUMBER_PADDING.code(),
                    part.index(),
                    whole,
                    "发文字号应为" + right,
                    // The other rule mends the whole number.
                    Optional.of(also ? mending : () -> {}));
        }
        boolean ruled = parts.of(Role.HEAD).isEmpty()
                || hasRule(paragraph, part.index())
                || paragraph.getCTP().xmlText().contains("v:line")
                || paragraph.getCTP().xmlText().contains("wps:wsp");
        if (!ruled) {
            found(FormatRule.RED_RULE, part.index(), text, "发文字号之下没有红色分隔线", () -> {
                paragraph.setBorderBottom(Borders.SINGLE);
                var rule = paragraph.getCTPPr().getPBdr().getBottom();
                rule.setColor("FF0000");
                rule.setSz(BigInteger.valueOf(12));
                rule.setSpace(BigInteger.valueOf(11));
            });
        }
    }

    /** The rule is a border of the number or of the line behind it, or is drawn. */
    private boolean hasRule(XWPFParagraph paragraph, int index) {
        if (paragraph.getBorderBottom() != Borders.NONE
                && paragraph.getBorderBottom() != null
                && paragraph.getCTPPr().isSetPBdr()) {
            return true;
        }
        return parts.all().stream()
                .filter(part -> part.index() > index && part.index() <= index + 2 && part.role() == Role.BLANK)
                .flatMap(part -> part.paragraph().stream())
                .anyMatch(next ->
                        (next.getCTP().isSetPPr() && next.getCTP().getPPr().isSetPBdr())
                                || next.getCTP().xmlText().matches("(?s).*(?:v:line|wps:wsp|w:pict).*"));
    }

    private void end() {
        for (DocxParts.Part note : parts.of(Role.ATTACHMENTS_NOTE)) {
            XWPFParagraph paragraph = note.paragraph().orElseThrow();
            String text = Runs.text(paragraph);
            Matcher end = Pattern.compile("[。；;，,、.]+\\s*$").matcher(text);
            Matcher colon = Pattern.compile("^[\\s　]*附[\\s　]*件[\\s　]*\\d?:").matcher(text);
            if (end.find()) {
                found(
                        FormatRule.ATTACHMENTS_NOTE_FORM,
                        note.index(),
                        text,
                        "附件名称后不加标点",
                        () -> Runs.replace(paragraph, end.start(), end.end(), ""));
            }
            if (colon.find()) {
                found(
                        FormatRule.ATTACHMENTS_NOTE_FORM,
                        note.index(),
                        text,
                        "“附件”后用全角冒号",
                        () -> Runs.replace(paragraph, colon.end() - 1, colon.end(), "："));
            }
        }
        for (DocxParts.Part date : parts.of(Role.DATE)) {
            XWPFParagraph paragraph = date.paragraph().orElseThrow();
            String text = Runs.text(paragraph);
            Matcher arabic = DocxParts.DATE.matcher(text);
            if (!arabic.matches()) {
                found(FormatRule.DATE_FORM, date.index(), text, "成文日期用阿拉伯数字");
            } else if (arabic.group(2).startsWith("0") || arabic.group(3).startsWith("0")) {
                String right = arabic.group(1) + "年" + Integer.parseInt(arabic.group(2)) + "月"
                        + Integer.parseInt(arabic.group(3)) + "日";
                found(
                        FormatRule.DATE_FORM,
                        date.index(),
                        text,
                        "成文日期应为" + right,
                        () -> Runs.replace(paragraph, 0, text.length(), right));
            }
        }
        for (DocxParts.Part note : parts.of(Role.NOTE)) {
            XWPFParagraph paragraph = note.paragraph().orElseThrow();
            String text = Runs.text(paragraph);
            String bare = text.strip();
            if (bare.startsWith("(") || bare.endsWith(")")) {
                int from = text.indexOf(bare);
                found(FormatRule.NOTE_BRACKETS, note.index(), text, "附注用全角圆括号", () -> {
                    Runs.replace(paragraph, from + bare.length() - 1, from + bare.length(), "）");
                    Runs.replace(paragraph, from, from + 1, "（");
                });
            }
        }
        for (DocxParts.Part mark : parts.of(Role.ATTACHMENT_MARK)) {
            XWPFParagraph paragraph = mark.paragraph().orElseThrow();
            boolean broken = paragraph.isPageBreak()
                    || paragraph.getCTP().xmlText().contains("w:type=\"page\"")
                    || before(mark.index()).filter(DocxFormatCheck::breaksPage).isPresent();
            if (!broken) {
                found(
                        FormatRule.ATTACHMENT_NEW_PAGE,
                        mark.index(),
                        mark.text(),
                        "附件应当另面编排",
                        () -> paragraph.setPageBreak(true));
            }
        }
    }

    private Optional<XWPFParagraph> before(int index) {
        return parts.all().stream()
                .filter(part -> part.index() == index - 1)
                .findFirst()
                .flatMap(DocxParts.Part::paragraph);
    }

    private static boolean breaksPage(XWPFParagraph paragraph) {
        return paragraph.getCTP().xmlText().matches("(?s).*(?:w:type=\"page\"|<w:sectPr).*");
    }

    private void imprint() {
        if (parts.of(Role.PRINTING).isEmpty()) {
            found(FormatRule.IMPRINT_PRESENT, -1, "", "没有版记");
        }
        for (DocxParts.Part copies : parts.of(Role.COPIES)) {
            XWPFParagraph paragraph = copies.paragraph().orElseThrow();
            String text = Runs.text(paragraph);
            if (!text.stripTrailing().endsWith("。")) {
                int end = text.stripTrailing().length();
                found(
                        FormatRule.COPIES_FULL_STOP,
                        copies.index(),
                        text,
                        "抄送机关之后标句号",
                        () -> Runs.replace(paragraph, end, end, "。"));
            }
        }
        for (DocxParts.Part printing : parts.of(Role.PRINTING)) {
            printing.paragraph()
                    .filter(paragraph -> paragraph.getCTP().getPPr() == null
                            || !paragraph.getCTP().getPPr().isSetPBdr())
                    .ifPresent(paragraph ->
                            found(FormatRule.IMPRINT_RULES, printing.index(), printing.text(), "版记没有分隔线", () -> {
                                paragraph.setBorderTop(Borders.SINGLE);
                                paragraph.setBorderBottom(Borders.SINGLE);
                            }));
        }
    }

    private void pageNumbers() {
        XWPFDocument document = parts.document();
        List<XWPFFooter> footers = document.getFooterList();
        List<XWPFFooter> numbered = footers.stream()
                .filter(footer ->
                        footer._getHdrFtr().xmlText().matches("(?s).*(?:instr=\"[^\"]*PAGE|>[^<]*PAGE[^<]*<).*"))
                .toList();
        if (numbered.isEmpty()) {
            found(FormatRule.PAGE_NUMBER, -1, "", "没有页码", () -> {
                document.setEvenAndOddHeadings(true);
                PageSetup.pageNumber(
                        document.createFooter(HeaderFooterType.DEFAULT), ParagraphAlignment.RIGHT, typefaces);
                PageSetup.pageNumber(document.createFooter(HeaderFooterType.EVEN), ParagraphAlignment.LEFT, typefaces);
            });
            return;
        }
        for (XWPFFooter footer : numbered) {
            String text = footer.getText().strip();
            if (!text.matches("(?s)[—–-].*[—–-]")) {
                found(FormatRule.PAGE_NUMBER, -1, text, "页码左右没有一字线");
            }
            for (XWPFParagraph paragraph : footer.getParagraphs()) {
                for (XWPFRun run : paragraph.getRuns()) {
                    if (Math.abs(effective.points(paragraph, run) - 14) > POINT_TOLERANCE) {
                        found(
                                FormatRule.PAGE_NUMBER_TYPE,
                                -1,
                                run.text(),
                                "页码的字号为" + points(effective.points(paragraph, run)) + "，应为4号",
                                () -> Look.font(run, typefaces.songTi(), 14));
                    }
                }
            }
        }
    }
}
