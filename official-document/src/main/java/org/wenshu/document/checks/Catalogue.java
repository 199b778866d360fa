package org.wenshu.document.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The rules as the catalogue's files give them: {@code # code name}, then one field a line.
 * A rule with 式 looks for that pattern, one with 必有 misses it; every other one names a check in code. 文种 and 上行 narrow it. A rule without a passing and a failing
 * case, a check without a rule or a rule without a check does not load.
 */
final class Catalogue {
    private static final List<String> FILES = List.of(
            "elements",
            "title",
            "kinds",
            "addressees",
            "numbering",
            "attachments",
            "dates",
            "figures",
            "citations",
            "wording",
            "punctuation",
            "numerals",
            "units");

    private static final List<Rule> RULES = load();

    private Catalogue() {}

    static List<Rule> rules() {
        return RULES;
    }

    private static List<Rule> load() {
        Map<String, Check> checks = new LinkedHashMap<>();
        ElementChecks.addTo(checks);
        TitleChecks.addTo(checks);
        KindChecks.addTo(checks);
        AddresseeChecks.addTo(checks);
        NumberingChecks.addTo(checks);
        AttachmentChecks.addTo(checks);
        DateChecks.addTo(checks);
        FigureChecks.addTo(checks);
        CitationChecks.addTo(checks);
        WordingChecks.addTo(checks);
        PunctuationChecks.addTo(checks);

        List<Rule> rules = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (String file : FILES) {
            for (String entry : resource("rules/" + file + ".txt").split("(?m)^# ", -1)) {
                if (entry.isBlank() || entry.startsWith("#")) {
                    continue;
                }
                Rule rule = rule(entry, checks);
                if (!codes.add(rule.code())) {
                    throw new IllegalStateException("two rules " + rule.code());
                }
                rules.add(rule);
            }
        }
        if (!checks.isEmpty()) {
            throw new IllegalStateException("checks without a rule: " + checks.keySet());
        }
        return List.copyOf(rules);
    }

    private static Rule rule(String entry, Map<String, Check> checks) {
        String[] lines = entry.split("\n", -1);
        String code = lines[0].substring(0, lines[0].indexOf(' '));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                int colon = lines[i].indexOf(": ");
                if (colon < 0) {
                    throw new IllegalStateException(code + ": not a field: " + lines[i]);
                }
                fields.computeIfAbsent(lines[i].substring(0, colon), key -> new ArrayList<>())
                        .add(lines[i].substring(colon + 2));
            }
        }
        Check check;
        if (fields.containsKey("式")) {
            check = new PatternCheck(
                    only(code, fields, "式"),
                    Optional.ofNullable(fields.get("改")).map(List::getFirst),
                    Optional.ofNullable(fields.get("于")).map(List::getFirst),
                    fields.containsKey("引文"));
        } else if (fields.containsKey("必有")) {
            check = new RequiredCheck(only(code, fields, "必有"));
        } else {
            check = Objects.requireNonNull(checks.remove(code), () -> "no check for rule " + code);
        }
        if (fields.containsKey("文种")) {
            check = forKinds(Set.of(only(code, fields, "文种").split(" ", -1)), check);
        }
        if (fields.containsKey("上行")) {
            Check inner = check;
            check = (reading, context, found) -> {
                if (reading.document().upward()) {
                    inner.look(reading, context, found);
                }
            };
        }
        List<String> passing = fields.getOrDefault("对", List.of());
        List<String> failing = fields.getOrDefault("错", List.of());
        if (passing.isEmpty() || failing.isEmpty()) {
            throw new IllegalStateException(code + " lacks a passing or a failing case");
        }
        return new Rule(
                code,
                lines[0].substring(lines[0].indexOf(' ') + 1).strip(),
                only(code, fields, "条款"),
                Severity.valueOf(only(code, fields, "级别")),
                only(code, fields, "理由"),
                only(code, fields, "English"),
                passing,
                failing,
                check);
    }

    private static Check forKinds(Set<String> kinds, Check check) {
        return (reading, context, found) -> {
            if (kinds.contains(reading.document().kind().chinese())) {
                check.look(reading, context, found);
            }
        };
    }

    private static String only(String code, Map<String, List<String>> fields, String key) {
        List<String> values = fields.get(key);
        if (values == null || values.size() != 1) {
            throw new IllegalStateException(code + " needs one " + key);
        }
        return values.getFirst();
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
