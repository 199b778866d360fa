package org.wenshu.notifications.templates.model;

/** Identifies a notification template. */
public record TemplateId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
