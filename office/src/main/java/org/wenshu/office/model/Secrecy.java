package org.wenshu.office.model;

/** Secrecy level (密级) of a document, or the highest level that a person is cleared to read. */
public enum Secrecy {
    NONE("无"),
    INTERNAL("内部"),
    SECRET("秘密"),
    CONFIDENTIAL("机密"),
    TOP_SECRET("绝密");

    private final String chinese;

    Secrecy(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** State secrets proper: 秘密 and above. Their titles never leave in events and messages (N4, X3). */
    public boolean classified() {
        return compareTo(SECRET) >= 0;
    }

    /** Whether a clearance of this level lets its holder read what has the other level. */
    public boolean covers(Secrecy other) {
        return compareTo(other) >= 0;
    }
}
