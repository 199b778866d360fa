package org.wenshu.document.layout;

/** How characters look. */
record Style(FontRole role, double size) {
    static final Style BODY = new Style(FontRole.FANGSONG, Measure.SIZE_3);
    static final Style KAI = new Style(FontRole.KAI, Measure.SIZE_3);
    static final Style HEI = new Style(FontRole.HEI, Measure.SIZE_3);
    static final Style TITLE = new Style(FontRole.XIAOBIAOSONG, Measure.SIZE_2);
    static final Style IMPRINT = new Style(FontRole.FANGSONG, Measure.SIZE_4);

    /** What a character takes of a line: 28 of the body's fill it, which is a little closer than they would stand by themselves. */
    double cell() {
        return size == Measure.SIZE_3 ? Measure.CELL : Measure.mm(size);
    }

    Span of(String text) {
        return new Span(text, this);
    }

    /** Text that looks the same all along. */
    record Span(String text, Style style) {}
}
