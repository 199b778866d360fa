package org.wenshu.document.docx;

/** The numbers of headings by their level (GB/T 9704-2012 7.3.3). */
final class Numbers {
    private static final String DIGITS = "零一二三四五六七八九";

    private Numbers() {}

    static String of(int level, int value) {
        return switch (level) {
            case 1 -> han(value) + "、";
            case 2 -> "（" + han(value) + "）";
            case 3 -> value + ".";
            default -> "（" + value + "）";
        };
    }

    private static String han(int value) {
        String tens = value < 10 ? "" : (value < 20 ? "" : DIGITS.charAt(value / 10)) + "十";
        return tens + (value % 10 == 0 ? "" : DIGITS.charAt(value % 10));
    }
}
