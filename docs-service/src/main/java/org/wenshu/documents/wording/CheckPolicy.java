package org.wenshu.documents.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Rule;
import org.wenshu.document.checks.Severity;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;

/** How much the organ lets each rule of the catalogue weigh, and which it has switched off. */
public final class CheckPolicy {
    static final String ID = "check-policy";

    private String id = ID;
    private Map<String, Weight> weights = new LinkedHashMap<>();
    private List<Change> journal = new ArrayList<>();
    private long version;

    /**
     * What the organ says of a rule.
     *
     * @param severity empty to leave it as the catalogue has it
     */
    public record Weight(boolean on, Optional<Severity> severity) {
        static final Weight AS_SHIPPED = new Weight(true, Optional.empty());
    }

    private CheckPolicy() {}

    static CheckPolicy shipped(Instant at) {
        var policy = new CheckPolicy();
        policy.journal.add(Change.shipped(at));
        return policy;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public List<Change> journal() {
        return List.copyOf(journal);
    }

    public Weight weight(String code) {
        return weights.getOrDefault(code, Weight.AS_SHIPPED);
    }

    void weigh(String code, Weight weight, String reason, Actor by, Instant at) {
        Weight before = weight(code);
        if (!before.equals(weight)) {
            weights.put(code, weight);
            String words = code + "：" + words(before) + " → " + words(weight) + "（" + reason + "）";
            journal.add(Change.of(by, at, "CHANGED", Optional.of(words)));
        }
    }

    private static String words(Weight weight) {
        return (weight.on() ? "启用" : "停用")
                + weight.severity().map(severity -> "，" + severity).orElse("");
    }

    /** The catalogue's rules as this policy has them. */
    public Checks checks() {
        Checks all = Checks.all();
        Map<String, Severity> severities = all.rules().stream()
                .collect(Collectors.toMap(
                        Rule::code, rule -> weight(rule.code()).severity().orElse(rule.severity())));
        return all.without(all.rules().stream()
                        .map(Rule::code)
                        .filter(code -> !weight(code).on())
                        .collect(Collectors.toSet()))
                .weighing(severities);
    }
}
