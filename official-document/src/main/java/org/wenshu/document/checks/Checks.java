package org.wenshu.document.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wenshu.document.elements.OfficialDocument;

/** The rules that a document is held to before it leaves the house (D11). */
public final class Checks {
    private final List<Rule> rules;

    private Checks(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    public static Checks of(Rule... rules) {
        return new Checks(List.of(rules));
    }

    public static Checks of(Collection<Rule> rules) {
        return new Checks(List.copyOf(rules));
    }

    /** Every rule of the catalogue. */
    public static Checks all() {
        return new Checks(Catalogue.rules());
    }

    /** These checks but for the rules of the codes. */
    public Checks without(Set<String> codes) {
        return new Checks(
                rules.stream().filter(rule -> !codes.contains(rule.code())).toList());
    }

    /** These checks with the weights that the organ's policy gives to some codes. */
    public Checks weighing(Map<String, Severity> severities) {
        return new Checks(rules.stream()
                .map(rule -> rule.as(severities.getOrDefault(rule.code(), rule.severity())))
                .toList());
    }

    public List<Rule> rules() {
        return rules;
    }

    /** What the rules find, in the order of the document. */
    public List<Finding> check(OfficialDocument document, Context context) {
        var reading = new Reading(document);
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            findings.addAll(rule.look(reading, context));
        }
        findings.sort(Comparator.comparing((Finding finding) -> finding.place().element())
                .thenComparing(finding -> finding.place().entry())
                .thenComparing(finding -> finding.place().block())
                .thenComparing(finding -> finding.place().line())
                .thenComparing(finding -> finding.place().column())
                .thenComparing(finding -> finding.place().from()));
        return findings;
    }
}
