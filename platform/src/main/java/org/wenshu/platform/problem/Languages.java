package org.wenshu.platform.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The client's language: Chinese unless it prefers English. */
public final class Languages {

    private Languages() {}

    public static Locale preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                            .reversed())
                    .toList();
            for (Locale.LanguageRange range : ranges) {
                String language = range.getRange();
                if (language.equals("*") || language.startsWith("zh")) {
                    return Locale.SIMPLIFIED_CHINESE;
                }
                if (language.equals("en") || language.startsWith("en-")) {
                    return Locale.ENGLISH;
                }
            }
        } catch (IllegalArgumentException e) {
            // A malformed preference is no reason to refuse the request or to hide the real problem.
            return Locale.SIMPLIFIED_CHINESE;
        }
        return Locale.SIMPLIFIED_CHINESE;
    }
}
