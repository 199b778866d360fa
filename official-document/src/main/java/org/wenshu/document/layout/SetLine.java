package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text, each character at its place.
 *
 * @param width of what stands on it, from its left edge, indent included
 */
record SetLine(List<Glyph> glyphs, double width) {

    /** @param x from the line's left edge */
    record Glyph(int codePoint, Style style, Typeface face, double x) {}

    SetLine {
        glyphs = List.copyOf(glyphs);
    }

    String text() {
        var text = new StringBuilder();
        glyphs.forEach(g -> text.appendCodePoint(g.codePoint()));
        return text.toString();
    }

    List<Item.Text> at(double left, double top, Colour colour) {
        return at(left, top, colour, 1);
    }

    /**
     * @param top of the characters' box
     * @param scale to condense them by
     */
    List<Item.Text> at(double left, double top, Colour colour, double scale) {
        var items = new ArrayList<Item.Text>();
        int from = 0;
        while (from < glyphs.size()) {
            Glyph first = glyphs.get(from);
            var text = new StringBuilder();
            var places = new ArrayList<Double>();
            int to = from;
            while (to < glyphs.size()
                    && glyphs.get(to).face().equals(first.face())
                    && glyphs.get(to).style().equals(first.style())) {
                Glyph glyph = glyphs.get(to);
                // A blank prints nothing.
                if (glyph.codePoint() != 0x3000) {
                    text.appendCodePoint(glyph.codePoint());
                    places.add(left + glyph.x() * scale);
                }
                to++;
            }
            if (!text.isEmpty()) {
                double size = first.style().size();
                items.add(new Item.Text(
                        first.style().role(),
                        first.face(),
                        size,
                        scale,
                        colour,
                        top + Measure.ASCENT * Measure.mm(size),
                        text.toString(),
                        places));
            }
            from = to;
        }
        return items;
    }
}
