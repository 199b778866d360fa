package org.wenshu.document.checks;

/** What stands in “” or 《》 is somebody else's wording. */
final class Quotes {
    private Quotes() {}

    static boolean covers(String text, int at) {
        return inside(text, at, '“', '”') || inside(text, at, '《', '》');
    }

    private static boolean inside(String text, int at, char open, char close) {
        int opened = text.lastIndexOf(open, at);
        if (opened < 0 || opened == at) {
            return false;
        }
        int closed = text.indexOf(close, opened);
        return closed >= at;
    }
}
