package org.wenshu.local.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Sets an official text on pages after GB/T 9704-2012: type area 156 mm × 225 mm, 22 lines of 28 characters.
 *
 * <p>Only for samples: one typeface, widths by rule of thumb. The layout of what the organ itself issues is elsewhere.
 */
final class Typesetting {
    static final double PAGE_WIDTH = mm(210);
    static final double PAGE_HEIGHT = mm(297);
    static final double LEFT = mm(28);
    static final double WIDTH = mm(156);
    static final double TOP = PAGE_HEIGHT - mm(37);
    static final double BOTTOM = TOP - mm(225);
    private static final double PITCH = mm(225) / 22;
    private static final double BODY = WIDTH / 28;
    private static final double TITLE = 22;
    private static final double SMALL = 14;
    private static final String NEVER_FIRST = "，。、；：？！）》”〕］%";

    /** Text with its baseline, in points from the lower left corner of the page. */
    record Line(String text, double x, double y, double size, boolean red) {}

    record Rule(double x, double y, double width, double thickness, boolean red) {}

    /** The centre of the seal (印章) over signature and date. */
    record Seal(double x, double y) {}

    record Page(List<Line> lines, List<Rule> rules, List<Seal> seals) {}

    private final List<Page> pages = new ArrayList<>();
    private double y;

    private Typesetting() {
        turnPage();
    }

    static List<Page> set(OfficialText text) {
        var typesetting = new Typesetting();
        typesetting.head(text);
        typesetting.body(text);
        typesetting.signature(text);
        typesetting.imprint(text);
        typesetting.numberPages();
        return typesetting.pages;
    }

    private void head(OfficialText text) {
        if (!text.urgency().isEmpty()) {
            line(text.urgency(), LEFT, BODY);
        }
        double markSize = headSize(text.head());
        y = TOP - mm(35) - markSize;
        page().lines().add(new Line(text.head(), centred(text.head(), markSize), y, markSize, true));
        if (text.isLetter()) {
            y -= mm(6);
            rule(y + 3, 1.8, true);
            rule(y, 0.6, true);
            y -= PITCH;
            line(text.number(), LEFT + WIDTH - ems(text.number()) * BODY, BODY);
            y -= 2 * PITCH;
        } else {
            y -= 2 * PITCH + 6;
            if (text.signer().isEmpty()) {
                line(text.number(), centred(text.number(), BODY), BODY);
            } else {
                line(text.number(), LEFT + BODY, BODY);
                String signer = "签发人：" + text.signer();
                line(signer, LEFT + WIDTH - (ems(signer) + 1) * BODY, BODY);
            }
            y -= mm(4);
            rule(y, 1.5, true);
            y -= 2 * PITCH;
        }
        for (String part : balanced(text.title())) {
            line(part, centred(part, TITLE), TITLE);
            next();
        }
        next();
        if (!text.addressee().isEmpty()) {
            paragraph(text.addressee() + "：", 0);
        }
    }

    private void body(OfficialText text) {
        text.body().forEach(paragraph -> paragraph(paragraph, 2));
        attachmentNotes(text).forEach(note -> paragraph(note, note.startsWith("附件") ? 2 : 5));
    }

    /** The attachments note (附件说明), numbered when there are several. */
    static List<String> attachmentNotes(OfficialText text) {
        var attachments = text.attachments();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < attachments.size(); i++) {
            String lead = i == 0 ? "附件：" : "";
            String number = attachments.size() == 1 ? "" : (i + 1) + ".";
            notes.add(lead + number + attachments.get(i).title());
        }
        return notes;
    }

    private void signature(OfficialText text) {
        if (text.isMinutes()) {
            return;
        }
        next();
        keepTogether(3);
        String date = text.dateInWords();
        double dateX = LEFT + WIDTH - (4 + ems(date)) * BODY;
        double middle = dateX + ems(date) * BODY / 2;
        double issuerX = Math.min(middle - ems(text.issuer()) * BODY / 2, LEFT + WIDTH - ems(text.issuer()) * BODY);
        line(text.issuer(), issuerX, BODY);
        next();
        page().seals().add(new Seal(middle, y + PITCH / 2));
        line(date, dateX, BODY);
        next();
        if (!text.note().isEmpty()) {
            paragraph("（" + text.note() + "）", 2);
        }
    }

    private void imprint(OfficialText text) {
        if (text.printedBy().isEmpty()) {
            return;
        }
        List<String> copies = text.copies().isEmpty() ? List.of() : wrap("抄送：" + text.copies(), SMALL, 1);
        double height = (copies.size() + 1) * PITCH;
        if (y < BOTTOM + height) {
            turnPage();
        }
        double top = BOTTOM + height;
        rule(top, 1, false);
        y = top - 20;
        for (String part : copies) {
            line(part, LEFT + SMALL, SMALL);
            y -= PITCH;
        }
        if (!copies.isEmpty()) {
            rule(y + 20, 0.7, false);
        }
        String printed = text.dateInWords() + "印发";
        line(text.printedBy(), LEFT + SMALL, SMALL);
        line(printed, LEFT + WIDTH - (ems(printed) + 1) * SMALL, SMALL);
        rule(y - 7, 1, false);
    }

    private void numberPages() {
        for (int i = 0; i < pages.size(); i++) {
            String number = "— " + (i + 1) + " —";
            double x = i % 2 == 0 ? LEFT + WIDTH - (ems(number) + 1) * SMALL : LEFT + SMALL;
            pages.get(i).lines().add(new Line(number, x, BOTTOM - mm(7) - SMALL, SMALL, false));
        }
    }

    private void paragraph(String text, int indent) {
        List<String> lines = wrap(text, BODY, indent);
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), LEFT + (i == 0 ? indent * BODY : 0), BODY);
            next();
        }
    }

    private static List<String> wrap(String text, double size, int indent) {
        List<String> lines = new ArrayList<>();
        var current = new StringBuilder();
        double room = WIDTH / size - indent;
        double used = 0;
        for (String piece : unbreakable(text)) {
            double width = ems(piece);
            if (used + width > room + 0.01 && !NEVER_FIRST.contains(piece)) {
                lines.add(current.toString());
                current.setLength(0);
                room = WIDTH / size;
                used = 0;
            }
            current.append(piece);
            used += width;
        }
        lines.add(current.toString());
        return lines;
    }

    /** Single characters, but numbers whole. */
    private static List<String> unbreakable(String text) {
        return Pattern.compile("[0-9.%-]+|.")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** A title in lines of nearly equal length. */
    private static List<String> balanced(String title) {
        double room = WIDTH / TITLE - 1;
        int count = (int) Math.ceil(ems(title) / room);
        double each = ems(title) / count;
        List<String> lines = new ArrayList<>();
        var current = new StringBuilder();
        double used = 0;
        for (String piece : unbreakable(title)) {
            if (used >= each && !NEVER_FIRST.contains(piece)) {
                lines.add(current.toString());
                current.setLength(0);
                used = 0;
            }
            current.append(piece);
            used += ems(piece);
        }
        lines.add(current.toString());
        return lines;
    }

    private void line(String text, double x, double size) {
        if (y < BOTTOM) {
            turnPage();
        }
        page().lines().add(new Line(text, x, y, size, false));
    }

    private void rule(double at, double thickness, boolean red) {
        page().rules().add(new Rule(LEFT, at, WIDTH, thickness, red));
    }

    private void next() {
        y -= PITCH;
    }

    private void keepTogether(int lines) {
        if (y - (lines - 1) * PITCH < BOTTOM) {
            turnPage();
        }
    }

    private void turnPage() {
        pages.add(new Page(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        y = TOP - 20;
    }

    private Page page() {
        return pages.getLast();
    }

    private static double centred(String text, double size) {
        return LEFT + (WIDTH - ems(text) * size) / 2;
    }

    private static double ems(String text) {
        return text.codePoints().mapToDouble(Typesetting::em).sum();
    }

    private static double em(int character) {
        if (character == '—') {
            return 1;
        }
        return character < 0x2E80 ? 0.556 : 1;
    }

    private static double mm(double millimetres) {
        return millimetres * 72 / 25.4;
    }

    /** The size of the red head (发文机关标志): as large as its length allows. */
    static double headSize(String head) {
        return Math.min(40, WIDTH / ems(head));
    }
}
