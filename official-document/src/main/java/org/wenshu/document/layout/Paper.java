package org.wenshu.document.layout;

/** A4 as it lies before the reader. */
public enum Paper {
    UPRIGHT(Measure.PAGE_WIDTH, Measure.PAGE_HEIGHT),
    /** 横排 */
    LANDSCAPE(Measure.PAGE_HEIGHT, Measure.PAGE_WIDTH);

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** In millimetres. */
    public double width() {
        return width;
    }

    /** In millimetres. */
    public double height() {
        return height;
    }
}
