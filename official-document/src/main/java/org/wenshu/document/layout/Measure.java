package org.wenshu.document.layout;

/** The figures of GB/T 9704-2012; lengths in millimetres, sizes of type in points. */
public final class Measure {
    /** 5.1 A4 */
    public static final double PAGE_WIDTH = 210;

    public static final double PAGE_HEIGHT = 297;

    /** 5.2.1 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm */
    public static final double TOP = 37;

    public static final double LEFT = 28;
    public static final double WIDTH = 156;
    public static final double HEIGHT = 225;
    public static final double RIGHT = LEFT + WIDTH;
    public static final double BOTTOM = TOP + HEIGHT;

    /** 5.2.3 每面排22行，每行排28个字 */
    public static final int LINES = 22;

    public static final int CHARACTERS = 28;

    /** 2号, 3号, 4号 */
    public static final double SIZE_2 = 22;

    public static final double SIZE_3 = 16;
    public static final double SIZE_4 = 14;

    /** A character of the body, 3号. */
    public static final double CHARACTER = mm(SIZE_3);

    /**
     * From one line to the next. The lines fill the type area (撑满版心): the first touches its upper edge, the last its
     * lower one. So a line is a character and 13.6 points, where 3.2 speaks of a character and 7/8 of its height, 14.
     */
    public static final double LINE = (HEIGHT - CHARACTER) / (LINES - 1);

    /** From one character to the next, 28 of which fill the type area's width. */
    public static final double CELL = (WIDTH - CHARACTER) / (CHARACTERS - 1);

    /** What 28 characters take of a line; the last one's box ends with the type area. */
    static final double GRID = CHARACTERS * CELL;

    /** 10.1 3号汉字高度的7/8 */
    public static final double SEVEN_EIGHTHS = CHARACTER * 7 / 8;

    /** Of a Chinese character's box, what is above the baseline: the ideographic em-box of the fonts in use. */
    public static final double ASCENT = 0.88;

    /** 7.4.1 */
    public static final double THICK = 0.35;

    public static final double THIN = 0.25;

    private Measure() {}

    public static double mm(double points) {
        return points * 25.4 / 72;
    }

    public static double points(double millimetres) {
        return millimetres * 72 / 25.4;
    }

    /** The upper edge of a line of the page, counted from 0. */
    static double lineTop(int line) {
        return TOP + line * LINE;
    }
}
