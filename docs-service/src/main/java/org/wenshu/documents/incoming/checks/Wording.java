package org.wenshu.documents.incoming.checks;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Folds away differences of writing that a reader would not call differences. */
final class Wording {
    /** Radicals that PDF producers put in place of the characters they look like, and NFKC does not fold. */
    private static final Map<Integer, Integer> RADICALS =
            radicals("⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟");

    private Wording() {}

    /** Full-width forms, compatibility characters and radicals folded; spaces kept. */
    static String unified(String text) {
        var unified = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(character -> RADICALS.getOrDefault(character, character))
                .forEach(unified::appendCodePoint);
        return unified.toString();
    }

    /** As a title compares: no white space, one kind of quotation mark and dash. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        unified(text).codePoints().filter(character -> !isBlank(character)).forEach(character -> {
            switch (character) {
                case '“', '”', '„', '‟' -> folded.append('"');
                case '‘', '’', '`' -> folded.append('\'');
                case '—', '–', '‐', '‑', '‒', '―', '─', '−', '-' -> {
                    if (folded.isEmpty() || folded.charAt(folded.length() - 1) != '-') {
                        folded.append('-');
                    }
                }
                default -> folded.appendCodePoint(character);
            }
        });
        return folded.toString();
    }

    /** As a document number compares: {@code 江政发［２０２６］第０１２号} is {@code 江政发〔2026〕12号}. */
    static String foldedNumber(String text) {
        return folded(text)
                .replaceAll("[\\[【〖({﹝〈<]", "〔")
                .replaceAll("[\\]】〗)}﹞〉>]", "〕")
                .replaceAll("〕第?0*(?=\\d)", "〕");
    }

    /** As the name of an attachment compares: letters and digits only. */
    static String bare(String text) {
        return folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }

    private static Map<Integer, Integer> radicals(String pairs) {
        int[] characters = pairs.codePoints().toArray();
        Map<Integer, Integer> radicals = new HashMap<>();
        for (int i = 0; i < characters.length; i += 2) {
            radicals.put(characters[i], characters[i + 1]);
        }
        return Map.copyOf(radicals);
    }
}
