package org.wenshu.document.layout;

import java.util.List;

/** Something at its place on a page. Places are in millimetres from the page's left and upper edge. */
public sealed interface Item {

    Item movedDown(double by);

    /**
     * Characters of one font on one baseline, each at its own place.
     *
     * @param size of the em, in points
     * @param scale of the width: below 1 for condensed letters
     * @param baseline from the page's upper edge
     * @param text one code point for each place
     * @param places where each character's glyph starts, from the page's left edge
     */
    record Text(
            FontRole role,
            Typeface face,
            double size,
            double scale,
            Colour colour,
            double baseline,
            String text,
            List<Double> places)
            implements Item {
        public Text {
            places = List.copyOf(places);
        }

        public double left() {
            return places.getFirst();
        }

        /** The upper edge of the characters' box. */
        public double top() {
            return baseline - Measure.ASCENT * Measure.mm(size);
        }

        /** The lower edge of the characters' box. */
        public double bottom() {
            return top() + Measure.mm(size);
        }

        /** The right edge of the last character's box. */
        public double right() {
            int last = text.codePointBefore(text.length());
            return places.getLast() + face.width(last) * scale * Measure.mm(size);
        }

        @Override
        public Text movedDown(double by) {
            return new Text(role, face, size, scale, colour, baseline + by, text, places);
        }
    }

    /**
     * A straight line, by its middle.
     *
     * @param thickness in millimetres
     */
    record Rule(double x1, double y1, double x2, double y2, double thickness, Colour colour) implements Item {
        @Override
        public Rule movedDown(double by) {
            return new Rule(x1, y1 + by, x2, y2 + by, thickness, colour);
        }
    }

    /**
     * The place that is kept for a seal (印章) or a signature's stamp (签名章); nothing is printed there by the layout.
     *
     * @param whose the organ or the person
     */
    record SealPlace(String whose, double centreX, double centreY, double width, double height) implements Item {
        @Override
        public SealPlace movedDown(double by) {
            return new SealPlace(whose, centreX, centreY + by, width, height);
        }
    }
}
