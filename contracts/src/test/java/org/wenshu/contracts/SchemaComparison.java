package org.wenshu.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Says what in a changed schema would break somebody: a reader built on the approved schema that meets a new event, or a
 * new reader that meets an old event, which stays in the topic.
 */
final class SchemaComparison {
    /** What is compared by its meaning, or only explains; a change in any other keyword counts as a break. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "type",
            "enum",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "title",
            "description",
            "examples");

    private final List<String> breaks = new ArrayList<>();

    private SchemaComparison() {}

    static List<String> breaks(JsonNode approved, JsonNode current) {
        var comparison = new SchemaComparison();
        comparison.compare("", approved, current);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode approved, JsonNode current) {
        Set<String> oldTypes = texts(approved.path("type"));
        Set<String> newTypes = texts(current.path("type"));
        if (!oldTypes.equals(newTypes)) {
            breaks.add(at(path) + ": type changed from " + oldTypes + " to " + newTypes);
            return;
        }
        var others = new TreeSet<>(approved.propertyNames());
        others.addAll(current.propertyNames());
        others.removeAll(UNDERSTOOD);
        for (String keyword : others) {
            compareWhole(at(path) + ": " + keyword, approved.path(keyword), current.path(keyword));
        }
        compareValues(path, approved.path("enum"), current.path("enum"));
        compareProperties(path, approved, current);
        compareMember(path + "[]", approved.path("items"), current.path("items"));
        compareMember(path + ".*", approved.path("additionalProperties"), current.path("additionalProperties"));
    }

    private void compareValues(String path, JsonNode approved, JsonNode current) {
        if (approved.isMissingNode() != current.isMissingNode()) {
            breaks.add(at(path) + ": the list of values was " + (approved.isMissingNode() ? "introduced" : "dropped"));
            return;
        }
        Set<String> removed = texts(approved);
        removed.removeAll(texts(current));
        if (!removed.isEmpty()) {
            breaks.add(at(path) + ": values removed: " + removed);
        }
    }

    private void compareProperties(String path, JsonNode approved, JsonNode current) {
        Set<String> oldRequired = texts(approved.path("required"));
        Set<String> newRequired = texts(current.path("required"));
        for (var property : approved.path("properties").properties()) {
            String name = property.getKey();
            String inner = path + "." + name;
            JsonNode now = current.path("properties").path(name);
            if (now.isMissingNode()) {
                breaks.add(at(inner) + ": property removed");
                continue;
            }
            if (oldRequired.contains(name) && !newRequired.contains(name)) {
                breaks.add(at(inner) + ": required property became optional; readers rely on it");
            }
            if (!oldRequired.contains(name) && newRequired.contains(name)) {
                breaks.add(at(inner) + ": optional property became required; older events lack it");
            }
            compare(inner, property.getValue(), now);
        }
        for (String name : newRequired) {
            if (!approved.path("properties").has(name)) {
                breaks.add(at(path + "." + name) + ": new property is required; older events lack it");
            }
        }
    }

    private void compareMember(String path, JsonNode approved, JsonNode current) {
        if (approved.isObject() && current.isObject()) {
            compare(path, approved, current);
        } else {
            compareWhole(at(path) + ":", approved, current);
        }
    }

    private void compareWhole(String what, JsonNode approved, JsonNode current) {
        if (!approved.equals(current)) {
            breaks.add(what + " changed from " + show(approved) + " to " + show(current));
        }
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asString()));
        } else if (!node.isMissingNode()) {
            texts.add(node.asString());
        }
        return texts;
    }

    private static String at(String path) {
        return path.isEmpty() ? "event" : path.substring(1);
    }

    private static String show(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
