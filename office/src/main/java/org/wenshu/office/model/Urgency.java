package org.wenshu.office.model;

/** Degree of urgency (紧急程度) marked on a document. */
public enum Urgency {
    NONE("无"),
    URGENT("加急"),
    EXTRA_URGENT("特急");

    private final String chinese;

    Urgency(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
