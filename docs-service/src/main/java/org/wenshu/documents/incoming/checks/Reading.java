package org.wenshu.documents.incoming.checks;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * What was read from a file.
 *
 * @param lines the text in reading order
 * @param pictured numbers of the pages that are nothing but a picture
 * @param recognised whether text lies on page pictures, as text recognition (OCR) of a scan leaves it
 * @param whole false when a limit ended the reading early
 */
record Reading(
        List<String> lines,
        OptionalInt pages,
        TextLayer layer,
        List<Integer> pictured,
        boolean recognised,
        boolean whole) {

    /** Fewer characters than this beside a full-page picture are a stamp or a page number, not a text layer. */
    static final int LEAST_TEXT = 16;

    private static final double LEAST_CHINESE = 0.2;

    /** False when fonts do not say which characters their glyphs are, so that the text comes out as gibberish. */
    boolean isChinese() {
        long all = count(character -> !Character.isWhitespace(character));
        return count(Character::isIdeographic) >= LEAST_CHINESE * all;
    }

    private long count(IntPredicate which) {
        return lines.stream().flatMapToInt(String::codePoints).filter(which).count();
    }
}
