package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wenshu.document.layout.SetLine.Glyph;
import org.wenshu.document.layout.Style.Span;

/**
 * Breaks text into lines by the rules of Chinese typesetting (标点避头尾, GB/T 15834; CLREQ): no closing mark at a line's
 * start, no opening one at its end, numbers with their units, ordinals and 〔2026〕5号 in one piece. A closing mark that
 * no longer has room is pulled in by narrowing the line's punctuation; what cannot be pulled in goes to the next line,
 * and the characters are spread so that the edge stays straight.
 */
final class LineBreaking {
    private static final String NEVER_FIRST = "，。、；：？！）》〉】〕｝』」”’％%℃‰·～,.;:?!)]}";
    private static final String NEVER_LAST = "（《〈【〔｛『「“‘([{￥＄$＃№";

    /** Marks that are not of the CJK blocks but take a character's full room in Chinese text. */
    private static final String FULL_WIDTH = "“”‘’…—·★☆○●◎□■△▲×÷±℃‰№";

    /** Marks of which a half is blank, which can be given up. */
    private static final String NARROW_AT_RIGHT = "，。、；：？！）》〉】〕｝』」”’";

    private static final String NARROW_AT_LEFT = "（《〈【〔｛『「“‘";

    private static final Pattern IN_ONE_PIECE = Pattern.compile("〔\\d{4}〕第?\\d+号"
            + "|\\d+[年月日]?[—～-]\\d+[年月日]?"
            + "|——|……"
            + "|第?[\\d.]*\\d(?:[万亿千百]*(?:平方|立方)?(?:公里|公顷|千米|千克|公斤|厘米|毫米|小时|分钟|[年月日号时分秒元％%‰℃个项人名件条款章节届次米吨岁户家级类万亿倍度页份处起座所套台]))?"
            + "|[（(][〇一二三四五六七八九十百\\d]{1,4}[）)]"
            + "|第[〇一二三四五六七八九十百千]+[条款项章节届次]");

    /** No-break and other blanks of their own width, but for the ideographic one, and tabulators. */
    private static final Pattern BLANK = Pattern.compile("[\\p{Zs}\\t&&[^ 　]]");

    /** Zero-width characters, soft hyphens, variation selectors. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");

    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9@._/:?&=#%+-]{11,}");

    /** Rounding must not push the last character of a full line out. */
    private static final double EASE = 1e-6;

    private final Fonts fonts;

    LineBreaking(Fonts fonts) {
        this.fonts = fonts;
    }

    /** A character before it has a place. */
    private record Atom(
            int codePoint, Style style, Typeface face, double advance, double shift, boolean glued, boolean soft) {
        boolean is(String marks) {
            return marks.indexOf(codePoint) >= 0;
        }

        boolean latin() {
            return codePoint < 0x2000 && codePoint > ' ' && !is(FULL_WIDTH);
        }

        double canGiveUp() {
            return is(NARROW_AT_LEFT) || is(NARROW_AT_RIGHT) ? advance / 2 : 0;
        }
    }

    /** One line, however long. */
    SetLine line(String text, Style style, String place) {
        return line(List.of(style.of(text)), place);
    }

    SetLine line(List<Span> spans, String place) {
        List<Atom> atoms = atoms(spans, place);
        double[] advance = new double[atoms.size()];
        for (int i = 0; i < advance.length; i++) {
            advance[i] = atoms.get(i).advance();
        }
        return placed(atoms, 0, new double[advance.length], advance);
    }

    /**
     * @param first indent of the first line, in millimetres
     * @param rest indent of the others
     * @param width of the lines with their indents
     * @param place in the document, for errors
     */
    List<SetLine> lines(List<Span> spans, double first, double rest, double width, String place) {
        return lines(spans, first, rest, width, true, place);
    }

    /** Without spreading the characters of short lines to the edge. */
    List<SetLine> uneven(List<Span> spans, double width, String place) {
        return lines(spans, 0, 0, width, false, place);
    }

    private List<SetLine> lines(
            List<Span> spans, double first, double rest, double width, boolean straight, String place) {
        List<Atom> atoms = atoms(spans, place);
        var lines = new ArrayList<SetLine>();
        int start = 0;
        while (start < atoms.size()) {
            double indent = lines.isEmpty() ? first : rest;
            double room = width - indent;
            int end = end(atoms, start, room);
            lines.add(justified(atoms.subList(start, end), indent, room, !straight || end == atoms.size()));
            start = end;
            while (start < atoms.size() && atoms.get(start).codePoint() == ' ') {
                start++;
            }
        }
        return lines;
    }

    /** A label and a text, whose further lines start under its first character. */
    List<SetLine> labelled(Span label, Span text, double indent, double width, String place) {
        SetLine set = line(List.of(label), place);
        double under = indent + set.width();
        var lines = new ArrayList<>(lines(List.of(text), under, under, width, place));
        var first = new ArrayList<Glyph>();
        for (Glyph glyph : set.glyphs()) {
            first.add(new Glyph(glyph.codePoint(), glyph.style(), glyph.face(), indent + glyph.x()));
        }
        double right = under;
        if (!lines.isEmpty()) {
            SetLine beside = lines.removeFirst();
            first.addAll(beside.glyphs());
            right = beside.width();
        }
        lines.addFirst(new SetLine(first, right));
        return lines;
    }

    /** Where the line that starts there ends. */
    private static int end(List<Atom> atoms, int start, double room) {
        double taken = 0;
        int fits = start;
        while (fits < atoms.size() && taken + atoms.get(fits).advance() <= room + EASE) {
            taken += atoms.get(fits++).advance();
        }
        if (fits == atoms.size() || (fits > start && mayBreak(atoms, fits))) {
            return fits;
        }
        int pulled = pulledIn(atoms, start, fits, taken, room);
        if (pulled > fits) {
            return pulled;
        }
        for (int end = fits; end > start; end--) {
            if (mayBreak(atoms, end)) {
                return end;
            }
        }
        // One piece that is longer than a line, such as an address on the web.
        return Math.max(fits, start + 1);
    }

    /** Where the line ends if its marks are narrowed, or not beyond {@code fits} if that does not help. */
    private static int pulledIn(List<Atom> atoms, int start, int fits, double taken, double room) {
        double needed = taken;
        double givenUp = 0;
        for (int i = start + 1; i < fits; i++) {
            givenUp += atoms.get(i).canGiveUp();
        }
        for (int end = fits + 1; end <= Math.min(atoms.size(), fits + 2); end++) {
            Atom added = atoms.get(end - 1);
            needed += added.advance();
            givenUp += added.canGiveUp();
            if (needed - givenUp > room + EASE) {
                return fits;
            }
            if (end == atoms.size() || mayBreak(atoms, end)) {
                return end;
            }
        }
        return fits;
    }

    private static boolean mayBreak(List<Atom> atoms, int at) {
        if (at <= 0 || at >= atoms.size()) {
            return at >= atoms.size();
        }
        Atom before = atoms.get(at - 1);
        Atom after = atoms.get(at);
        if (after.glued() || after.is(NEVER_FIRST) || before.is(NEVER_LAST)) {
            return false;
        }
        return after.soft() || !(before.latin() && after.latin());
    }

    private static SetLine justified(List<Atom> atoms, double indent, double room, boolean last) {
        double[] advance = new double[atoms.size()];
        double sum = 0;
        for (int i = 0; i < advance.length; i++) {
            advance[i] = atoms.get(i).advance();
            sum += advance[i];
        }
        double[] shift = new double[advance.length];
        if (sum > room + EASE) {
            narrow(atoms, advance, shift, sum - room);
        } else if (!last) {
            spread(atoms, advance, room - sum);
        }
        return placed(atoms, indent, shift, advance);
    }

    /** The last mark gives up its blank half first: nobody sees that. */
    private static void narrow(List<Atom> atoms, double[] advance, double[] shift, double by) {
        int end = atoms.size() - 1;
        double fromLast =
                atoms.get(end).is(NARROW_AT_RIGHT) ? Math.min(by, atoms.get(end).canGiveUp()) : 0;
        advance[end] -= fromLast;
        double left = by - fromLast;
        double can = 0;
        for (int i = 1; i < end; i++) {
            can += atoms.get(i).canGiveUp();
        }
        for (int i = 1; i < end && left > EASE; i++) {
            double part = atoms.get(i).canGiveUp() * left / can;
            advance[i] -= part;
            if (atoms.get(i).is(NARROW_AT_LEFT)) {
                shift[i] = -part;
            }
        }
    }

    private static void spread(List<Atom> atoms, double[] advance, double slack) {
        int gaps = 0;
        for (int i = 0; i < advance.length - 1; i++) {
            gaps += stretches(atoms, i) ? 1 : 0;
        }
        for (int i = 0; i < advance.length - 1; i++) {
            if (stretches(atoms, i)) {
                advance[i] += slack / gaps;
            }
        }
    }

    /** Words and numbers are not torn apart, nor the two halves of a dash. */
    private static boolean stretches(List<Atom> atoms, int i) {
        Atom atom = atoms.get(i);
        Atom next = atoms.get(i + 1);
        return !(atom.latin() && next.latin()) && !(atom.codePoint() == next.codePoint() && atom.is("—…"));
    }

    private static SetLine placed(List<Atom> atoms, double indent, double[] shift, double[] advance) {
        var glyphs = new ArrayList<Glyph>();
        double x = indent;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            glyphs.add(new Glyph(atom.codePoint(), atom.style(), atom.face(), x + atom.shift() + shift[i]));
            x += advance[i];
        }
        return new SetLine(glyphs, x);
    }

    private List<Atom> atoms(List<Span> written, String place) {
        List<Span> spans = written.stream()
                .map(span -> span.style().of(printable(span.text())))
                .toList();
        var whole = new StringBuilder();
        spans.forEach(span -> whole.append(span.text()));
        boolean[] glued = inOnePiece(whole.toString());
        boolean[] soft = insideAddresses(whole.toString());
        var atoms = new ArrayList<Atom>();
        int offset = 0;
        for (Span span : spans) {
            String text = span.text();
            int i = 0;
            while (i < text.length()) {
                int codePoint = text.codePointAt(i);
                int length = Character.charCount(codePoint);
                int next = i + length < text.length() ? text.codePointAt(i + length) : 0;
                int before = i > 0 ? text.codePointBefore(i) : 0;
                atoms.add(
                        atom(codePoint, before, next, span.style(), glued[offset + i], soft[offset + i], place, text));
                i += length;
            }
            offset += text.length();
        }
        return atoms;
    }

    private Atom atom(
            int codePoint,
            int before,
            int next,
            Style style,
            boolean glued,
            boolean soft,
            String place,
            String context) {
        double cell = style.cell();
        // The blank needs no font.
        Typeface face = fonts.face(style.role(), codePoint == 0x3000 ? '一' : codePoint)
                .orElseThrow(() -> new CharacterMissing(codePoint, style.role(), place, shortened(context)));
        if (codePoint == 0x3000) {
            return new Atom(codePoint, style, face, cell, 0, glued, soft);
        }
        double own = face.width(codePoint) * (style.size() == Measure.SIZE_3 ? cell : Measure.mm(style.size()));
        if (!fullWidth(codePoint)) {
            return new Atom(codePoint, style, face, own, 0, glued, soft);
        }
        double blank = cell - own;
        double shift;
        if (NARROW_AT_LEFT.indexOf(codePoint) >= 0) {
            shift = blank;
        } else if (NARROW_AT_RIGHT.indexOf(codePoint) >= 0) {
            shift = 0;
        } else if (codePoint == '—' && next == '—') {
            shift = blank;
        } else if (codePoint == '—' && before == '—') {
            shift = 0;
        } else {
            shift = blank / 2;
        }
        return new Atom(
                codePoint,
                style,
                face,
                cell,
                Math.abs(blank) < 0.2 * cell && codePoint != '—' ? 0 : shift,
                glued,
                soft);
    }

    /** Without what nobody sees, such as what a word processor leaves between characters: no font has it. */
    private static String printable(String text) {
        return INVISIBLE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("");
    }

    private static String shortened(String context) {
        return context.length() <= 40 ? context : context.substring(0, 40) + "……";
    }

    private static boolean fullWidth(int codePoint) {
        return (codePoint >= 0x2E80 && codePoint <= 0xFF60)
                || codePoint >= 0x20000
                || (codePoint >= 0x2160 && codePoint <= 0x217F)
                || (codePoint >= 0x2460 && codePoint <= 0x24FF)
                || FULL_WIDTH.indexOf(codePoint) >= 0;
    }

    /** For each character whether it must stay on the line of the one before it. */
    private static boolean[] inOnePiece(String text) {
        boolean[] glued = new boolean[text.length() + 1];
        Matcher pieces = IN_ONE_PIECE.matcher(text);
        while (pieces.find()) {
            for (int i = pieces.start() + 1; i < pieces.end(); i++) {
                glued[i] = true;
            }
        }
        return glued;
    }

    /** Where an address of mail or the web may be broken: after its marks. */
    private static boolean[] insideAddresses(String text) {
        boolean[] soft = new boolean[text.length() + 1];
        Matcher addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            for (int i = addresses.start() + 1; i < addresses.end(); i++) {
                soft[i] = "@./?&=-_".indexOf(text.charAt(i - 1)) >= 0 && Character.isLetter(text.charAt(i));
            }
        }
        return soft;
    }

    /** Whether a title may be broken there without breaking a rule; whether it makes sense is another question. */
    static boolean mayBreak(String text, int at) {
        return !inOnePiece(text)[at]
                && NEVER_FIRST.indexOf(text.charAt(at)) < 0
                && NEVER_LAST.indexOf(text.charAt(at - 1)) < 0
                && !(text.charAt(at - 1) < 0x2000 && text.charAt(at) < 0x2000);
    }
}
