package org.wenshu.document.layout;

/** The two inks of an official document. */
public enum Colour {
    BLACK(0, 0, 0),
    RED(0xE6, 0, 0);

    private final int red;
    private final int green;
    private final int blue;

    Colour(int red, int green, int blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    public int red() {
        return red;
    }

    public int green() {
        return green;
    }

    public int blue() {
        return blue;
    }
}
