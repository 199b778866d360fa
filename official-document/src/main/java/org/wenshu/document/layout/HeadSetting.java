package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import org.wenshu.document.elements.DocumentFormat;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.layout.Flow.Sheet;

/** Sets what stands above a document's title (版头, 7.2; for the special formats chapter 10). */
final class HeadSetting {
    private static final String WENJIAN = "文件";

    /** 7.2.4: the head's upper edge, below the type area's. */
    private static final double HEAD_BELOW = 35;

    /** 10.2: an order's. */
    private static final double ORDER_BELOW = 20;

    /** 10.1: a letter's, from the page's edge. */
    private static final double LETTER_BELOW_EDGE = 30;

    private static final double LETTER_RULES = 170;
    private static final double LETTER_ABOVE_EDGE = 20;
    private static final double BELOW_LETTER_HEAD = 4;
    private static final double THICK_RED = 1;
    private static final double THIN_RED = 0.35;
    private static final double BETWEEN_RED = 0.65;

    /** 7.2.7: the red rule, below the number. The standard gives no thickness. */
    private static final double RULE_BELOW_NUMBER = 4;

    private static final double RED_RULE = 0.6;

    /**
     * The issuer chooses the head's size (7.2.4). Ours is such that the number, two lines below, comes on a line of the
     * page: then everything below does.
     */
    private static final double HEAD_HEIGHT = Measure.lineTop(7) - 2 * Measure.LINE - Measure.TOP - HEAD_BELOW;

    private final OfficialDocument document;
    private final LineBreaking breaking;
    private final List<Item> items = new ArrayList<>();

    HeadSetting(OfficialDocument document, LineBreaking breaking) {
        this.document = document;
        this.breaking = breaking;
    }

    /** The line that the title starts on. */
    int onto(Sheet sheet) {
        int line = switch (document.format()) {
            case ORDINARY, MINUTES -> ordinary();
            case LETTER -> letter();
            case ORDER -> order();
        };
        sheet.add(items);
        return line;
    }

    private int ordinary() {
        int line = 0;
        for (Mark mark : marks()) {
            line = Math.max(line, mark.line());
            left(mark.text(), mark.style(), Measure.lineTop(mark.line()));
        }
        int numberLine = redHead();
        boolean minutes = document.format() == DocumentFormat.MINUTES;
        if (document.upward() && !minutes) {
            numberLine = signers(numberLine);
            double top = Measure.lineTop(numberLine);
            document.number()
                    .ifPresent(number -> text(number.toString(), Style.BODY, Measure.LEFT + Measure.CELL, top));
        } else {
            double top = Measure.lineTop(numberLine);
            document.number().ifPresent(number -> centred(number.toString(), Style.BODY, top));
        }
        if (minutes && document.date().isPresent()) {
            numberLine = minutesDate(numberLine + (document.number().isPresent() ? 1 : 0));
        }
        double y = Measure.lineTop(numberLine) + Measure.CHARACTER + RULE_BELOW_NUMBER;
        items.add(new Item.Rule(Measure.LEFT, y, Measure.RIGHT, y, RED_RULE, Colour.RED));
        return numberLine + 3;
    }

    private record Mark(String text, Style style, int line) {}

    /**
     * 7.2.1 to 7.2.3: 份号 on the first line, 密级 on the second, 紧急程度 below them. In a letter they follow one another
     * from the first line (10.1).
     */
    private List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        boolean letter = document.format() == DocumentFormat.LETTER;
        document.marks().copyNumber().ifPresent(copy -> marks.add(new Mark("%06d".formatted(copy), Style.BODY, 0)));
        document.marks().secrecy().ifPresent(level -> marks.add(new Mark(level, Style.HEI, letter ? marks.size() : 1)));
        document.marks()
                .urgency()
                .ifPresent(urgency -> marks.add(new Mark(
                        urgency,
                        Style.HEI,
                        letter || marks.isEmpty()
                                ? marks.size()
                                : marks.getLast().line() + 1)));
        return marks;
    }

    /** The head in red; the line that the number comes on. */
    private int redHead() {
        double top = Measure.TOP + HEAD_BELOW;
        List<String> heads = document.head();
        if (heads.size() <= 1) {
            heads.forEach(head -> red(head, Measure.LEFT, Measure.WIDTH, top, HEAD_HEIGHT));
            return 7;
        }
        // Two lines of the page for each further organ, as long as the first page still has text (7.2.4, 5.2).
        int more = Math.min(2 * (heads.size() - 1), room());
        double height = HEAD_HEIGHT + more * Measure.LINE;
        int count = heads.size();
        double each = Math.min(HEAD_HEIGHT, height / (count + 0.21 * (count - 1)));
        double ink = inkTop(String.join("", heads));
        double step = (height - each * (ink + 1 - Measure.ASCENT)) / (count - 1);
        double boxTop = top + (ink - Measure.ASCENT) * each;
        boolean file = heads.stream().anyMatch(head -> head.endsWith(WENJIAN));
        List<String> names = heads.stream()
                .map(head -> head.endsWith(WENJIAN) ? head.substring(0, head.length() - WENJIAN.length()) : head)
                .toList();
        double beside = file ? 2 * HEAD_HEIGHT * 0.94 + each * 0.4 : 0;
        double longest = names.stream()
                .mapToDouble(name -> name.codePointCount(0, name.length()) * each)
                .max()
                .orElseThrow();
        double width = Math.min(longest, Measure.WIDTH - beside);
        double left = Measure.LEFT + (Measure.WIDTH - width - beside) / 2;
        for (int i = 0; i < count; i++) {
            spread(names.get(i), left, width, boxTop + i * step, each);
        }
        if (file) {
            double size = HEAD_HEIGHT * 0.94;
            box(WENJIAN, left + width + each * 0.4, 2 * size, boxTop + ((count - 1) * step + each - size) / 2, size);
        }
        return 7 + more;
    }

    /** How many lines the first page can spare for a higher head: title, addressees and a line of text must have room. */
    private int room() {
        int titleLines = TitleBreaking.lines(
                        document.title(), Measure.WIDTH / Measure.mm(Measure.SIZE_2), document.issuers())
                .size();
        int addressees = document.addressees().isEmpty()
                ? 0
                : 1 + String.join("，", document.addressees()).length() / Measure.CHARACTERS;
        int rows = document.upward() ? (document.signers().size() - 1) / 2 : 0;
        return Math.max(0, Math.min(7, Measure.LINES - 1 - addressees - 1 - titleLines - 2 - 1 - rows - 7));
    }

    /** 7.2.6: 签发人 right by one character, two names to a row; the number is on the row of the last. */
    private int signers(int line) {
        var names = document.signers();
        if (names.isEmpty()) {
            return line;
        }
        // As wide as the longest, three characters at least.
        double name = Math.max(
                        3,
                        names.stream()
                                .mapToInt(n -> n.codePointCount(0, n.length()))
                                .max()
                                .orElseThrow())
                * Measure.CELL;
        int inRow = Math.min(2, names.size());
        double width = 4 * Measure.CELL + inRow * name + (inRow - 1) * Measure.CELL;
        double left = Measure.RIGHT - Measure.CELL - width;
        int row = line;
        for (int i = 0; i < names.size(); i++) {
            row = line + i / 2;
            double top = Measure.lineTop(row);
            if (i == 0) {
                text("签发人：", Style.BODY, left, top);
            }
            double x = left + 4 * Measure.CELL + (i % 2) * (name + Measure.CELL);
            text(aligned(names.get(i)), Style.KAI, x, top);
        }
        return row;
    }

    /** Names of two characters are as wide as those of three. */
    private static String aligned(String name) {
        return name.length() == 2 ? name.charAt(0) + "　" + name.charAt(1) : name;
    }

    /** Minutes have no signature; who issued them and when stands above the red rule, as offices do (10.3 leaves it open). */
    private int minutesDate(int line) {
        double top = Measure.lineTop(line);
        text(String.join("　", document.issuers()), Style.BODY, Measure.LEFT + Measure.CELL, top);
        document.date().ifPresent(date -> {
            SetLine set = breaking.line(Layout.written(date), Style.BODY, "date");
            items.addAll(set.at(Measure.RIGHT - Measure.CELL - set.width(), top, Colour.BLACK));
        });
        return line;
    }

    /** 10.1 信函格式 */
    private int letter() {
        // The first element, 7/8 of a character below the double rule, comes on a line of the page.
        int first = 2;
        double rulesBottom = Measure.lineTop(first) - Measure.SEVEN_EIGHTHS;
        double rulesTop = rulesBottom - THICK_RED - BETWEEN_RED - THIN_RED;
        double height = rulesTop - BELOW_LETTER_HEAD - LETTER_BELOW_EDGE;
        // A joint letter bears the leading organ's head alone.
        document.head().stream()
                .limit(1)
                .forEach(head -> red(head, Measure.LEFT, Measure.WIDTH, LETTER_BELOW_EDGE, height));
        redRule(rulesTop + THICK_RED / 2, THICK_RED);
        redRule(rulesBottom - THIN_RED / 2, THIN_RED);
        double bottom = Measure.PAGE_HEIGHT - LETTER_ABOVE_EDGE;
        redRule(bottom - THICK_RED / 2, THICK_RED);
        redRule(bottom - THICK_RED - BETWEEN_RED - THIN_RED / 2, THIN_RED);
        int last = first;
        for (Mark mark : marks()) {
            last = first + mark.line();
            left(mark.text(), mark.style(), Measure.lineTop(last));
        }
        document.number().ifPresent(number -> {
            SetLine set = breaking.line(number.toString(), Style.BODY, "number");
            items.addAll(set.at(Measure.RIGHT - set.width(), Measure.lineTop(first), Colour.BLACK));
        });
        return last + 3;
    }

    private void redRule(double y, double thickness) {
        double left = (Measure.PAGE_WIDTH - LETTER_RULES) / 2;
        items.add(new Item.Rule(left, y, left + LETTER_RULES, y, thickness, Colour.RED));
    }

    /** 10.2 命令（令）格式: the number 第×号 two lines below the head, the text two lines below the number. */
    private int order() {
        for (Mark mark : marks()) {
            left(mark.text(), mark.style(), Measure.lineTop(mark.line()));
        }
        int numberLine = 6;
        double top = Measure.TOP + ORDER_BELOW;
        double height = Measure.lineTop(numberLine) - 2 * Measure.LINE - top;
        document.head().stream().limit(1).forEach(head -> red(head, Measure.LEFT, Measure.WIDTH, top, height));
        document.number()
                .ifPresent(number -> centred("第" + number.serial() + "号", Style.BODY, Measure.lineTop(numberLine)));
        return numberLine + 3;
    }

    private void left(String text, Style style, double top) {
        text(text, style, Measure.LEFT, top);
    }

    private void text(String text, Style style, double left, double top) {
        items.addAll(breaking.line(text, style, "head").at(left, top, Colour.BLACK));
    }

    private void centred(String text, Style style, double top) {
        SetLine set = breaking.line(text, style, "head");
        items.addAll(set.at(Measure.LEFT + (Measure.WIDTH - set.width()) / 2, top, Colour.BLACK));
    }

    /**
     * In red, in the middle of the width, from the upper edge of what is printed (上边缘) to the characters' lower edge.
     */
    private void red(String text, double left, double width, double inkTop, double height) {
        double ink = inkTop(text);
        double em = height / (ink + 1 - Measure.ASCENT);
        box(text, left, width, inkTop + (ink - Measure.ASCENT) * em, em);
    }

    /** The upper edge of the highest character's ink above the baseline, in em. */
    private double inkTop(String text) {
        return breaking.line(text, Style.TITLE, "head").glyphs().stream()
                .mapToDouble(glyph -> glyph.face().inkTop(glyph.codePoint()))
                .max()
                .orElse(Measure.ASCENT);
    }

    /** In red, condensed when it is too long for the width. */
    private void box(String text, double left, double width, double top, double em) {
        var style = new Style(FontRole.XIAOBIAOSONG, Measure.points(em));
        SetLine set = breaking.line(text, style, "head");
        double scale = Math.min(1, width / set.width());
        items.addAll(set.at(left + (width - set.width() * scale) / 2, top, Colour.RED, scale));
    }

    /** In red, all names as wide as the longest. */
    private void spread(String name, double left, double width, double top, double height) {
        var style = new Style(FontRole.XIAOBIAOSONG, Measure.points(height));
        SetLine set = breaking.line(name, style, "head");
        int gaps = set.glyphs().size() - 1;
        if (set.width() >= width || gaps == 0) {
            box(name, left, width, top, height);
            return;
        }
        double gap = (width - set.width()) / gaps;
        var glyphs = new ArrayList<SetLine.Glyph>();
        for (int i = 0; i <= gaps; i++) {
            SetLine.Glyph glyph = set.glyphs().get(i);
            glyphs.add(new SetLine.Glyph(glyph.codePoint(), glyph.style(), glyph.face(), glyph.x() + i * gap));
        }
        items.addAll(new SetLine(glyphs, width).at(left, top, Colour.RED));
    }
}
