package org.wenshu.notifications.rules.model;

/** Identifies a notification rule. */
public record RuleId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
