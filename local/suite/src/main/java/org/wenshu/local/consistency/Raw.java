package org.wenshu.local.consistency;

import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Looks into documents as they are stored, whatever is missing. */
final class Raw {
    private Raw() {}

    /** What stands at a path such as {@code message.channel}, or null. */
    static @Nullable Object at(Document document, String path) {
        Object found = document;
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Document inner ? inner.get(name) : null;
        }
        return found;
    }

    static String text(Document document, String path) {
        return Objects.toString(at(document, path), "");
    }

    static long number(Document document, String path) {
        return at(document, path) instanceof Number number ? number.longValue() : 0;
    }

    static boolean has(Document document, String path) {
        return at(document, path) != null;
    }

    /** The documents of a list, or none. */
    static List<Document> list(Document document, String path) {
        return at(document, path) instanceof List<?> list
                ? list.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }

    /** The texts of a list, or none. */
    static List<String> texts(Document document, String path) {
        return at(document, path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String id(Document document) {
        return Objects.toString(document.get("_id"), "");
    }
}
