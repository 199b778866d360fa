package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets lines for what is printed beside official documents: sheets and registers, whose form no standard gives. They are
 * made of what was written elsewhere: a character that no font has must not hold up the work, and is printed as 〓, as
 * printers always did.
 */
public final class Typesetter {
    private static final int GETA = '〓';

    private final Fonts fonts;
    private final LineBreaking breaking;

    public Typesetter(Fonts fonts) {
        this.fonts = fonts;
        this.breaking = new LineBreaking(fonts);
    }

    /** Some text of one look on one line. */
    public static final class Line {
        private final SetLine set;

        Line(SetLine set) {
            this.set = set;
        }

        /** In millimetres. */
        public double width() {
            return set.width();
        }

        public String text() {
            return set.text();
        }

        /** @param top of the characters' boxes */
        public List<Item.Text> at(double left, double top) {
            return set.at(left, top, Colour.BLACK);
        }

        /** Condensed, when it is wider than there is room. */
        public List<Item.Text> within(double width, double left, double top) {
            return set.at(left, top, Colour.BLACK, Math.min(1, width / set.width()));
        }
    }

    /**
     * Broken to a width, with an uneven right edge: columns are too narrow to spread their characters.
     *
     * @param text with line breaks where the writer wants them
     * @param place for errors
     */
    public List<Line> lines(String text, FontRole role, double size, double width, String place) {
        var style = new Style(role, size);
        var lines = new ArrayList<Line>();
        printable(text, role)
                .lines()
                .forEach(part -> breaking.uneven(List.of(style.of(part)), width, place)
                        .forEach(line -> lines.add(new Line(line))));
        return lines;
    }

    /** One line, however long. */
    public Line line(String text, FontRole role, double size, String place) {
        return new Line(breaking.line(printable(text, role), new Style(role, size), place));
    }

    private String printable(String text, FontRole role) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .map(character ->
                        isVisible(character) && fonts.face(role, character).isEmpty() ? GETA : character)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
