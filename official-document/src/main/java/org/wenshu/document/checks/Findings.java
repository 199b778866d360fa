package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one rule finds; it fills the rule's words into its reason. */
final class Findings {
    private final Rule rule;
    private final List<Finding> all = new ArrayList<>();

    Findings(Rule rule) {
        this.rule = rule;
    }

    /** @param words for {0}, {1} … of the reason */
    void at(Passage passage, int from, int to, Optional<String> suggestion, String... words) {
        add(passage.at(from, to), passage.text().substring(from, to), suggestion, words);
    }

    void whole(Passage passage, Optional<String> suggestion, String... words) {
        at(passage, 0, passage.text().length(), suggestion, words);
    }

    /** An element that is missing or wrong as a whole. */
    void element(Element element, String excerpt, String... words) {
        add(new Place(element, 0, -1, 0, 0, 0, excerpt.length()), excerpt, Optional.empty(), words);
    }

    void add(Place place, String excerpt, Optional<String> suggestion, String... words) {
        all.add(new Finding(
                rule.code(),
                rule.clause(),
                rule.severity(),
                place,
                excerpt,
                filled(rule.reason(), excerpt, suggestion, words),
                filled(rule.english(), excerpt, suggestion, words),
                suggestion));
    }

    List<Finding> all() {
        return all;
    }

    private static String filled(String template, String excerpt, Optional<String> suggestion, String... words) {
        String text = template.replace("{e}", excerpt).replace("{s}", suggestion.orElse(""));
        for (int i = 0; i < words.length; i++) {
            text = text.replace("{" + i + "}", words[i]);
        }
        return text;
    }
}
