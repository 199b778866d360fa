package org.wenshu.documents.register;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Text in the one form in which it is searched: full-width as half-width, capital as small letters, one kind of brackets,
 * no blanks. Chinese is not written in words, so it is found by pairs of neighbouring characters.
 */
final class SearchText {
    /** Stands between fields, so that no pair reaches from one into the next. */
    private static final String BREAK = "\n";

    private SearchText() {}

    static String of(String... fields) {
        return String.join(BREAK, Arrays.stream(fields).map(SearchText::normal).toList());
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]", "")
                .replaceAll("[\\[〔【(]", "〔")
                .replaceAll("[\\]〕】)]", "〕");
    }

    /** The words of a question, each of which has to be found. */
    static List<String> terms(String question) {
        return Arrays.stream(question.strip().split("[\\s\\p{Z}]+", -1))
                .map(SearchText::normal)
                .filter(term -> !term.isEmpty())
                .toList();
    }

    /** Characters and pairs of a text in normal form, by code points: 𠮷 is one character. */
    static Set<String> tokens(String normal) {
        var tokens = new LinkedHashSet<String>();
        for (String field : normal.split(BREAK, -1)) {
            int[] characters = field.codePoints().toArray();
            for (int i = 0; i < characters.length; i++) {
                tokens.add(Character.toString(characters[i]));
                if (i > 0) {
                    tokens.add(Character.toString(characters[i - 1]) + Character.toString(characters[i]));
                }
            }
        }
        return tokens;
    }

    /** What a text must have for a term to be in it. */
    static Set<String> tokensOfTerm(String term) {
        if (term.codePointCount(0, term.length()) < 2) {
            return Set.of(term);
        }
        var pairs = tokens(term);
        pairs.removeIf(token -> token.codePointCount(0, token.length()) < 2);
        return pairs;
    }
}
