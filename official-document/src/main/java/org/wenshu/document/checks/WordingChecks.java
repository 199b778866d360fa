package org.wenshu.document.checks;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wrong, redundant, ambiguous and sensitive words. */
final class WordingChecks {
    private static final Pattern TWICE = Pattern.compile("([\\u4e00-\\u9fa5]{2,6})\\1");

    private WordingChecks() {}

    static void addTo(Map<String, Check> checks) {
        checks.put("WO01", list(Vocabulary.Kind.WRONG));
        checks.put("WO02", list(Vocabulary.Kind.REDUNDANT));
        checks.put("WO03", list(Vocabulary.Kind.AMBIGUOUS));
        checks.put("WO04", list(Vocabulary.Kind.SENSITIVE));
        checks.put("WO05", list(Vocabulary.Kind.OWN));
        checks.put("WO07", (r, c, f) -> {
            for (Passage passage : r.passages()) {
                Matcher twice = TWICE.matcher(passage.text());
                while (twice.find()) {
                    String word = twice.group(1);
                    // 一项一项, 逐条逐条 are said on purpose.
                    if (!word.matches(".*[一逐每].*") && !Quotes.covers(passage.text(), twice.start())) {
                        f.at(passage, twice.start(), twice.end(), Optional.of(word));
                    }
                }
            }
        });
    }

    private static Check list(Vocabulary.Kind kind) {
        return (reading, context, found) -> {
            for (Passage passage : reading.passages()) {
                context.vocabulary().look(kind, passage, found);
            }
        };
    }
}
