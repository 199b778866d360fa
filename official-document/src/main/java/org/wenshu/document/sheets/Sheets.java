package org.wenshu.document.sheets;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wenshu.document.layout.FontRole;
import org.wenshu.document.layout.Fonts;
import org.wenshu.document.layout.LaidOut;
import org.wenshu.document.layout.Measure;
import org.wenshu.document.layout.Paper;
import org.wenshu.document.layout.Typesetter;
import org.wenshu.document.sheets.Cell.Across;
import org.wenshu.document.sheets.RuledPages.Row;

/**
 * Lays the office's own papers out: ruled forms with labels in 黑体 and what is filled in in 仿宋. No standard gives their
 * form; they keep the official document's binding edge and width (GB/T 9704-2012 5.2.1), since they are bound with it.
 */
public final class Sheets {
    private static final double TITLE = Measure.SIZE_2;

    /** 四号 */
    private static final double SIZE = Measure.SIZE_4;

    private static final Cell.Measures FORM = new Cell.Measures(Measure.mm(SIZE), Measure.mm(SIZE) * 1.4, 2, 2);

    private static final double FORM_TOP = 25;
    private static final double FORM_BOTTOM = Measure.PAGE_HEIGHT - 22;
    private static final double BELOW_TITLE = 6;
    private static final double LABEL = 29;
    private static final double WIDE = Measure.WIDTH - LABEL;

    /** The right half of the forms' upper rows: a secrecy level, a time. */
    private static final double SIGN_OFF_RIGHT = 40;

    private static final double HANDLING_RIGHT = 55;

    private static final String SECRECY = "密级和\n保密期限";

    /** A row that does not fit is torn apart when so many of its lines do. */
    private static final int FORM_PART = 5;

    /** A line of a register only when it is higher than a page. */
    private static final int REGISTER_PART = Integer.MAX_VALUE;

    /** For those who write by hand. */
    private static final double OPINION_HEIGHT = 24;

    /** 小五 */
    private static final double REGISTER_SIZE = 9;

    private static final Cell.Measures REGISTER =
            new Cell.Measures(Measure.mm(REGISTER_SIZE), Measure.mm(REGISTER_SIZE) * 1.3, 1.3, 0.8);

    /** Bound at its upper edge. */
    private static final double REGISTER_TOP = 28;

    private static final double REGISTER_LEFT = 12;
    private static final double REGISTER_WIDTH = Paper.LANDSCAPE.width() - 2 * REGISTER_LEFT;
    private static final double REGISTER_BOTTOM = Paper.LANDSCAPE.height() - 18;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Typesetter typesetter;
    private final String paper;

    private Sheets(Fonts fonts, String paper) {
        this.typesetter = new Typesetter(fonts);
        this.paper = paper;
    }

    /**
     * 发文稿纸
     */
    public static LaidOut layOut(SignOffSheet sheet, Fonts fonts) {
        return new Sheets(fonts, "发文稿纸").signOff(sheet);
    }

    /**
     * 收文处理单
     */
    public static LaidOut layOut(HandlingSheet sheet, Fonts fonts) {
        return new Sheets(fonts, "收文处理单").handling(sheet);
    }

    /**
     * 收文登记簿, on A4 across
     */
    public static LaidOut layOut(IncomingRegister register, Fonts fonts) {
        return new Sheets(fonts, "收文登记簿")
                .register(
                        register.organ(),
                        register.period(),
                        INCOMING,
                        register.entries().stream().map(Sheets::columns).toList());
    }

    /**
     * 发文登记簿, on A4 across
     */
    public static LaidOut layOut(OutgoingRegister register, Fonts fonts) {
        return new Sheets(fonts, "发文登记簿")
                .register(
                        register.organ(),
                        register.period(),
                        OUTGOING,
                        register.entries().stream().map(Sheets::columns).toList());
    }

    private LaidOut signOff(SignOffSheet sheet) {
        RuledPages pages = form(sheet.organ());
        pages.row(pair(
                SIGN_OFF_RIGHT,
                "发文字号",
                sheet.number().orElse(""),
                SECRECY,
                sheet.secrecy().orElse("")));
        pages.row(pair(
                SIGN_OFF_RIGHT,
                "紧急程度",
                sheet.urgency().orElse(""),
                "印数",
                sheet.copies().map(copies -> copies + "份").orElse("")));
        Map<String, List<Opinion>> opinions = byLabel(sheet.opinions());
        for (String label : List.of("签发", "会签", "终审", "复审", "初审")) {
            List<Opinion> given = Optional.ofNullable(opinions.remove(label)).orElse(List.of());
            // 终审 is for important documents only, 会签 where it was asked for.
            if (!given.isEmpty() || !(label.equals("终审") || label.equals("会签"))) {
                pages.row(opinions(label, given));
            }
        }
        pages.row(wide("标题", sheet.title()));
        pages.row(wide("主送", String.join("，", sheet.addressees())));
        pages.row(wide("抄送", String.join("，", sheet.copiesTo())));
        pages.row(wide("附件", numbered(sheet.attachments())));
        pages.row(pair(SIGN_OFF_RIGHT, "拟稿部门", sheet.draftingSection(), "拟稿人", sheet.drafter()));
        sheet.phone().ifPresent(phone -> pages.row(wide("联系电话", phone)));
        opinions.forEach((label, given) -> pages.row(opinions(label, given)));
        return pages.finished(title(sheet.organ()), sheet.organ(), Measure.WIDTH, false);
    }

    private static String numbered(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        var lines = new ArrayList<String>();
        for (String name : names) {
            lines.add((lines.size() + 1) + "." + name);
        }
        return String.join("\n", lines);
    }

    private LaidOut handling(HandlingSheet sheet) {
        RuledPages pages = form(sheet.organ());
        pages.row(pair(HANDLING_RIGHT, "收文号", sheet.number(), "收文时间", TIME.format(sheet.receivedAt())));
        pages.row(pair(
                HANDLING_RIGHT,
                "来文单位",
                sheet.sender(),
                "来文字号",
                sheet.senderNumber().orElse("")));
        pages.row(pair(HANDLING_RIGHT, SECRECY, sheet.secrecy(), "紧急程度", sheet.urgency()));
        pages.row(pair(HANDLING_RIGHT, "份数、页数", sheet.copies() + "份，" + sheet.pages() + "页", "办理时限", day(sheet.due())));
        pages.row(wide("标题", sheet.title()));
        Map<String, List<Opinion>> opinions = byLabel(sheet.opinions());
        for (String label : List.of("拟办意见", "领导批示")) {
            pages.row(
                    opinions(label, Optional.ofNullable(opinions.remove(label)).orElse(List.of())));
        }
        String handlers = sheet.leadSection().map(lead -> "主办：" + lead).orElse("")
                + (sheet.coHandlers().isEmpty() ? "" : "\n协办：" + String.join("、", sheet.coHandlers()));
        pages.row(wide("承办部门", handlers));
        for (String label : List.of("办理结果", "办结")) {
            pages.row(
                    opinions(label, Optional.ofNullable(opinions.remove(label)).orElse(List.of())));
        }
        opinions.forEach((label, given) -> pages.row(opinions(label, given)));
        return pages.finished(title(sheet.organ()), sheet.organ(), Measure.WIDTH, false);
    }

    private String title(String organ) {
        return organ + paper;
    }

    private RuledPages form(String organ) {
        var pages = new RuledPages(Paper.UPRIGHT, Measure.LEFT, FORM_TOP, FORM_BOTTOM, FORM, FORM_PART, typesetter);
        Typesetter.Line title = typesetter.line(title(organ), FontRole.XIAOBIAOSONG, TITLE, paper + ", 标题");
        pages.title(title, Measure.WIDTH, TITLE, BELOW_TITLE);
        return pages;
    }

    private static Map<String, List<Opinion>> byLabel(List<Opinion> opinions) {
        var byLabel = new LinkedHashMap<String, List<Opinion>>();
        opinions.forEach(opinion -> byLabel.computeIfAbsent(opinion.label(), label -> new ArrayList<>())
                .add(opinion));
        return byLabel;
    }

    /** @param right how wide the second value is */
    private Row pair(double right, String label, String value, String otherLabel, String otherValue) {
        double left = WIDE - LABEL - right;
        return new Row(
                List.of(
                        label(label),
                        Cell.value(left, value(value, left, label)),
                        label(otherLabel),
                        Cell.value(right, value(otherValue, right, otherLabel))),
                0);
    }

    private Row wide(String label, String value) {
        return new Row(List.of(label(label), Cell.value(WIDE, value(value, WIDE, label))), 0);
    }

    private Cell label(String label) {
        double room = LABEL - 2 * FORM.beside();
        return Cell.label(LABEL, typesetter.lines(label, FontRole.HEI, SIZE, room, paper + ", label"));
    }

    private List<Typesetter.Line> value(String text, double width, String label) {
        double room = width - 2 * FORM.beside();
        return typesetter.lines(text, FontRole.FANGSONG, SIZE, room, paper + ", " + label.replace("\n", ""));
    }

    /** Each with its signature and date on a line of their own, at the right. */
    private Row opinions(String label, List<Opinion> opinions) {
        var lines = new ArrayList<Cell.Set>();
        double room = WIDE - 2 * FORM.beside();
        for (Opinion opinion : opinions) {
            for (Typesetter.Line line : value(opinion.text(), WIDE, label)) {
                lines.add(new Cell.Set(line, Across.LEFT, false));
            }
            Typesetter.Line signed = signature(opinion.signature() + "　" + TIME.format(opinion.at()), label);
            if (signed.width() <= room) {
                lines.add(new Cell.Set(signed, Across.RIGHT, !opinion.text().isEmpty()));
            } else {
                lines.add(new Cell.Set(signature(opinion.signature(), label), Across.RIGHT, true));
                lines.add(new Cell.Set(signature(TIME.format(opinion.at()), label), Across.RIGHT, true));
            }
        }
        return new Row(List.of(label(label), Cell.opinions(WIDE, lines)), opinions.isEmpty() ? OPINION_HEIGHT : 0);
    }

    private Typesetter.Line signature(String text, String label) {
        return typesetter.line(text, FontRole.FANGSONG, SIZE, paper + ", " + label.replace("\n", ""));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(DAY::format).orElse("");
    }

    /** @param share of the width */
    private record Column(String label, double share, boolean centred) {}

    private static final List<Column> INCOMING = List.of(
            new Column("收文号", 26.5, true),
            new Column("收文\n日期", 15.3, true),
            new Column("来文单位", 21, false),
            new Column("来文字号", 23.5, false),
            new Column("标题", 34, false),
            new Column("密级", 8, true),
            new Column("紧急\n程度", 8, true),
            new Column("份\n数", 6.5, true),
            new Column("承办\n部门", 14.5, false),
            new Column("拟办意见", 21.5, false),
            new Column("领导批示", 21.5, false),
            new Column("办理\n时限", 15.3, true),
            new Column("办理结果", 18, false),
            new Column("归档号", 27, false),
            new Column("备注", 12, false));

    private static final List<Column> OUTGOING = List.of(
            new Column("发文字号", 24, false),
            new Column("标题", 46, false),
            new Column("密级", 8, true),
            new Column("紧急\n程度", 8, true),
            new Column("主送", 27, false),
            new Column("抄送", 27, false),
            new Column("拟稿\n部门", 15, false),
            new Column("拟稿人", 14, true),
            new Column("签发人", 16, true),
            new Column("签发\n日期", 15.3, true),
            new Column("印\n数", 7, true),
            new Column("印发\n日期", 15.3, true),
            new Column("归档号", 27, false),
            new Column("备注", 14, false));

    private static List<String> columns(IncomingRegister.Entry entry) {
        return List.of(
                entry.number(),
                DAY.format(entry.receivedOn()),
                entry.sender(),
                entry.senderNumber(),
                entry.title(),
                entry.secrecy(),
                entry.urgency(),
                Integer.toString(entry.copies()),
                entry.sections(),
                entry.proposal(),
                entry.instructions(),
                day(entry.due()),
                entry.result(),
                broken(entry.archiveNumber()),
                entry.note());
    }

    private static List<String> columns(OutgoingRegister.Entry entry) {
        return List.of(
                entry.number(),
                entry.title(),
                entry.secrecy(),
                entry.urgency(),
                entry.addressees(),
                entry.copiesTo(),
                entry.draftingSection(),
                entry.drafter(),
                entry.signer(),
                day(entry.signedOn()),
                entry.copies().map(copies -> Integer.toString(copies)).orElse(""),
                day(entry.issuedOn()),
                broken(entry.archiveNumber()),
                entry.note());
    }

    /** An archive number (Z109-WS·2026-D30-BGS-0001) has two lines, and a division that makes sense. */
    private static String broken(String archiveNumber) {
        return archiveNumber.replaceFirst("(·\\d{4}-)", "$1\n");
    }

    private LaidOut register(String organ, String period, List<Column> columns, List<List<String>> entries) {
        var pages = new RuledPages(
                Paper.LANDSCAPE, REGISTER_LEFT, REGISTER_TOP, REGISTER_BOTTOM, REGISTER, REGISTER_PART, typesetter);
        Typesetter.Line title = typesetter.line(title(organ), FontRole.XIAOBIAOSONG, TITLE, paper + ", 标题");
        pages.title(title, REGISTER_WIDTH, TITLE, 3);
        pages.above(
                small(period, FontRole.FANGSONG),
                small("共" + entries.size() + "件", FontRole.FANGSONG),
                REGISTER_WIDTH,
                REGISTER_SIZE,
                2);
        double shares = columns.stream().mapToDouble(Column::share).sum();
        var heads = new ArrayList<Cell>();
        for (Column column : columns) {
            double width = REGISTER_WIDTH * column.share() / shares;
            double room = width - 2 * REGISTER.beside();
            heads.add(Cell.label(
                    width, typesetter.lines(column.label(), FontRole.HEI, REGISTER_SIZE, room, paper + ", head")));
        }
        pages.heads(List.of(new Row(heads, 0)));
        for (List<String> entry : entries) {
            var cells = new ArrayList<Cell>();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                double width = REGISTER_WIDTH * column.share() / shares;
                List<Typesetter.Line> lines = typesetter.lines(
                        entry.get(i),
                        FontRole.FANGSONG,
                        REGISTER_SIZE,
                        width - 2 * REGISTER.beside(),
                        paper + ", " + entry.getFirst() + ", " + column.label());
                cells.add(column.centred() ? Cell.centred(width, lines) : Cell.value(width, lines));
            }
            pages.row(new Row(cells, 0));
        }
        return pages.finished(title(organ), organ, REGISTER_WIDTH, true);
    }

    private Typesetter.Line small(String text, FontRole role) {
        return typesetter.line(text, role, REGISTER_SIZE, paper);
    }
}
