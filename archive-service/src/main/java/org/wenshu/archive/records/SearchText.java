package org.wenshu.archive.records;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How titles and numbers are made searchable: one width, one case, no spaces, in pairs of characters. */
final class SearchText {
    private SearchText() {}

    static String of(Stream<String> texts) {
        // The separator keeps a search from matching across two fields.
        return texts.map(SearchText::plain).collect(Collectors.joining("\n"));
    }

    /** The words of a query, each of which must be found. */
    static List<String> words(String query) {
        return Arrays.stream(query.strip().split("\\s+"))
                .map(SearchText::plain)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Every character and every pair of neighbours; rare characters outside the basic plane count as one. */
    static Set<String> grams(String text) {
        var grams = new LinkedHashSet<String>();
        for (String line : text.split("\n")) {
            int[] points = line.codePoints().toArray();
            for (int i = 0; i < points.length; i++) {
                grams.add(Character.toString(points[i]));
                if (i + 1 < points.length) {
                    grams.add(Character.toString(points[i]) + Character.toString(points[i + 1]));
                }
            }
        }
        return grams;
    }

    /** What the grams of a matching text must contain: pairs, or the one character there is. */
    static List<String> wanted(String word) {
        int[] points = word.codePoints().toArray();
        if (points.length == 1) {
            return List.of(word);
        }
        var wanted = new ArrayList<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            wanted.add(Character.toString(points[i]) + Character.toString(points[i + 1]));
        }
        return wanted;
    }
}
