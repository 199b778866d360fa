package org.wenshu.documents.outgoing.model;

/**
 * What a document answers or follows from (来由): 请示 → 批复, 来函 → 复函, a meeting → its minutes.
 *
 * @param reference how it is called: a document number or a title
 */
public record Cause(Kind kind, String id, String reference) {
    /** What it may be. */
    public enum Kind {
        INCOMING_DOCUMENT,
        MEETING,
        TASK
    }
}
