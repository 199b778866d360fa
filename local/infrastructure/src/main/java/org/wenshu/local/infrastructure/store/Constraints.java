package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold, path by path, for a document to match a query: never more than the library's matcher demands, so that
 * an index which serves these constraints leaves out no match. The matcher decides on what the index finds.
 */
final class Constraints {

    private static final double INTS_AND_DOUBLES_COMPARE_EXACTLY = Integer.MAX_VALUE;

    private final Map<String, List<Constraint>> byPath = new HashMap<>();
    private final List<List<Document>> alternatives = new ArrayList<>();

    private Constraints() {}

    static Constraints of(Document query) {
        Constraints constraints = new Constraints();
        constraints.addAll("", query);
        return constraints;
    }

    List<Constraint> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** The branches of each {@code $or}. */
    List<List<Document>> alternatives() {
        return alternatives;
    }

    private void addAll(String parent, Document query) {
        query.forEach((key, condition) -> {
            switch (key) {
                case "$and" -> documents(condition).forEach(part -> addAll(parent, part));
                case "$or" -> {
                    List<Document> branches = documents(condition);
                    if (parent.isEmpty() && !branches.isEmpty()) {
                        alternatives.add(branches);
                        addCommon(branches);
                    }
                }
                default -> {
                    if (!key.startsWith("$") && !key.isEmpty() && !key.endsWith(".")) {
                        addField(parent + key, condition);
                    }
                }
            }
        });
    }

    /** A path that every branch of an {@code $or} constrains is constrained to the union. */
    private void addCommon(List<Document> branches) {
        List<Constraints> each = branches.stream().map(Constraints::of).toList();
        for (String path : each.getFirst().byPath.keySet()) {
            List<Interval> intervals = new ArrayList<>();
            boolean present = true;
            boolean singleValued = false;
            boolean inAll = true;
            for (Constraints branch : each) {
                if (branch.at(path).isEmpty()) {
                    inAll = false;
                    break;
                }
                Constraint first = branch.at(path).getFirst();
                intervals.addAll(first.intervals());
                present &= first.present();
                singleValued |= first.singleValued();
            }
            if (inAll) {
                add(path, new Constraint(Interval.union(intervals), present, singleValued));
            }
        }
    }

    private static List<Document> documents(@Nullable Object list) {
        return list instanceof Collection<?> elements && elements.stream().allMatch(Document.class::isInstance)
                ? elements.stream().map(Document.class::cast).toList()
                : List.of();
    }

    private void addField(String path, @Nullable Object condition) {
        if (BsonRegularExpression.isRegularExpression(condition)) {
            addRegex(path, BsonRegularExpression.convertToRegularExpression(condition));
        } else if (condition instanceof Document operators) {
            if (!operators.isEmpty() && operators.keySet().stream().allMatch(name -> name.startsWith("$"))) {
                addOperators(path, operators);
            }
        } else {
            addOneOf(path, List.of(Missing.ofNullable(condition)), false);
        }
    }

    private void addOperators(String path, Document operators) {
        if (operators.containsKey("$ref") || operators.containsKey("$id")) {
            return;
        }
        if (operators.containsKey("$all")) {
            // The library lets nothing beside $all count when a list lies on the path.
            if (operators.get("$all") instanceof Collection<?> wanted) {
                wanted.forEach(value -> {
                    if (!(value instanceof Document)) {
                        addOneOf(path, List.of(Missing.ofNullable(value)), false);
                    }
                });
            }
            return;
        }
        // Nor beside $ne and $nin.
        boolean singleValued = operators.containsKey("$ne") || operators.containsKey("$nin");
        operators.forEach((operator, operand) -> {
            switch (operator) {
                case "$eq" -> addOneOf(path, List.of(Missing.ofNullable(operand)), singleValued);
                case "$in" -> {
                    if (operand instanceof Collection<?> values) {
                        addOneOf(path, values.stream().map(Missing::ofNullable).toList(), singleValued);
                    }
                }
                case "$gt", "$gte" -> addRange(path, operand, true, singleValued);
                case "$lt", "$lte" -> addRange(path, operand, false, singleValued);
                case "$exists" -> {
                    if (Boolean.TRUE.equals(operand)) {
                        add(path, new Constraint(List.of(Interval.EVERYTHING), true, singleValued));
                    } else if (Boolean.FALSE.equals(operand)) {
                        addOneOf(path, List.of(Missing.getInstance()), singleValued);
                    }
                }
                case "$elemMatch" -> {
                    if (operand instanceof Document element
                            && element.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
                        addAll(path + ".", element);
                    }
                }
                default -> {
                    // Left to the matcher.
                }
            }
        });
    }

    private void addOneOf(String path, List<?> values, boolean singleValued) {
        boolean present = true;
        List<Interval> points = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Missing) {
                present = false;
            } else if (!KeyWriter.canBeSought(value)) {
                return;
            }
            points.add(Interval.point(KeyWriter.bytesOf(value)));
        }
        add(path, new Constraint(Interval.union(points), present, singleValued));
    }

    private void addRange(String path, @Nullable Object bound, boolean upwards, boolean singleValued) {
        if (bound == null || !KeyWriter.canBeSought(bound)) {
            return;
        }
        byte[] kind = KeyWriter.kindOf(bound);
        if (bound instanceof Number number
                && (bound instanceof Decimal128
                        || !(Math.abs(number.doubleValue()) < INTS_AND_DOUBLES_COMPARE_EXACTLY))) {
            // Beyond the range of int the library compares some numbers without their fractions.
            add(path, new Constraint(List.of(new Interval(kind, kind)), true, singleValued));
            return;
        }
        byte[] value = KeyWriter.bytesOf(bound);
        Interval interval = upwards ? new Interval(value, kind) : new Interval(kind, value);
        add(path, new Constraint(List.of(interval), true, singleValued));
    }

    /** A pattern with a fixed beginning; the library matches patterns against the text of numbers and such, too. */
    private void addRegex(String path, BsonRegularExpression regex) {
        String prefix = fixedBeginning(regex);
        if (!prefix.isEmpty()) {
            byte[] beginning = KeyWriter.beginningOf(prefix);
            byte[] strings = KeyWriter.stringKind();
            add(
                    path,
                    new Constraint(
                            List.of(
                                    new Interval(new byte[0], new byte[] {(byte) (strings[0] - 1)}),
                                    new Interval(beginning, beginning),
                                    new Interval(new byte[] {(byte) (strings[0] + 1)}, new byte[] {(byte) 0xFF})),
                            true,
                            false));
        }
    }

    private static String fixedBeginning(BsonRegularExpression regex) {
        String pattern = regex.getPattern();
        String options = regex.getOptions();
        if (!pattern.startsWith("^") || (options != null && !options.isEmpty())) {
            return "";
        }
        StringBuilder prefix = new StringBuilder();
        int at = 1;
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            if (end < 0) {
                return "";
            }
            prefix.append(pattern, at + 2, end);
            at = end + 2;
        } else {
            while (at < pattern.length() && "\\^$.|?*+()[]{}".indexOf(pattern.charAt(at)) < 0) {
                prefix.append(pattern.charAt(at++));
            }
        }
        if (pattern.indexOf('|', at) >= 0) {
            return "";
        }
        if (at < pattern.length() && "?*{".indexOf(pattern.charAt(at)) >= 0 && !prefix.isEmpty()) {
            prefix.setLength(prefix.length() - 1);
        }
        return prefix.toString();
    }

    private void add(String path, Constraint constraint) {
        byPath.computeIfAbsent(path, any -> new ArrayList<>()).add(constraint);
    }
}
