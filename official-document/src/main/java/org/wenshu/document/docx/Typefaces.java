package org.wenshu.document.docx;

import java.util.Locale;

/** The names under which the organ's computers know the standard's typefaces (字体). */
public record Typefaces(String fangSong, String heiTi, String kaiTi, String xiaoBiaoSong, String songTi) {
    /** As most offices have them installed. */
    public static final Typefaces USUAL = new Typefaces("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体");

    static boolean isFangSong(String name) {
        return name.contains("仿宋") || latin(name).contains("fangsong");
    }

    static boolean isHeiTi(String name) {
        return name.contains("黑") || latin(name).contains("simhei");
    }

    static boolean isKaiTi(String name) {
        return name.contains("楷") || latin(name).contains("kaiti");
    }

    static boolean isXiaoBiaoSong(String name) {
        return name.contains("小标宋") || latin(name).contains("xbs");
    }

    static boolean isSongTi(String name) {
        return (name.contains("宋体") && !name.contains("仿")) || latin(name).contains("simsun");
    }

    private static String latin(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
