package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a document has at a path, for an index: each element of a list, however deep, and the list itself
 * only when it is empty.
 */
final class IndexedValues {

    private static final List<?> EMPTY = List.of();

    private final Set<@Nullable Object> values = new LinkedHashSet<>();
    private boolean listed;
    private boolean present;

    private IndexedValues() {}

    static IndexedValues of(Document document, List<String> path) {
        IndexedValues found = new IndexedValues();
        found.collect(document, path, 0);
        if (found.values.isEmpty()) {
            found.values.add(null);
        }
        return found;
    }

    Set<@Nullable Object> values() {
        return values;
    }

    /** Whether a list lies on the path. */
    boolean listed() {
        return listed;
    }

    /** Whether the field is there, be it null. */
    boolean present() {
        return present;
    }

    private void collect(@Nullable Object value, List<String> path, int at) {
        if (at == path.size()) {
            leaf(value);
        } else if (value instanceof Document document && document.containsKey(path.get(at))) {
            collect(document.get(path.get(at)), path, at + 1);
        } else if (value instanceof Collection<?> elements) {
            listed = true;
            String step = path.get(at);
            if (step.length() < 9 && step.chars().allMatch(Character::isDigit)) {
                elements.stream()
                        .skip(Integer.parseInt(step))
                        .findFirst()
                        .ifPresent(element -> collect(element, path, at + 1));
            }
            elements.forEach(element -> collect(element, path, at));
        } else {
            values.add(null);
        }
    }

    private void leaf(@Nullable Object value) {
        present = true;
        if (value instanceof Collection<?> elements) {
            listed = true;
            if (elements.isEmpty()) {
                values.add(EMPTY);
            }
            elements.forEach(this::leaf);
        } else {
            values.add(value instanceof Missing ? null : value);
        }
    }
}
