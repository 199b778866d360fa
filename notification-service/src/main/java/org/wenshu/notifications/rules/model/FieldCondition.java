package org.wenshu.notifications.rules.model;

import java.util.List;

/**
 * What an event must show for a rule to hold.
 *
 * @param field a field of the event
 * @param values the values of which the field must have one; read only by {@link Test#EQUALS} and {@link Test#DIFFERS}
 */
public record FieldCondition(String field, Test test, List<String> values) {

    /** How the field is looked at. An empty list and an absent value count as not present. */
    public enum Test {
        EQUALS,
        DIFFERS,
        PRESENT,
        ABSENT
    }

    public FieldCondition {
        values = List.copyOf(values);
    }

    /** @param found the field's values in the event as texts; empty when it has none */
    public boolean holds(List<String> found) {
        return switch (test) {
            case EQUALS -> found.stream().anyMatch(values::contains);
            case DIFFERS -> found.stream().noneMatch(values::contains);
            case PRESENT -> !found.isEmpty();
            case ABSENT -> found.isEmpty();
        };
    }
}
