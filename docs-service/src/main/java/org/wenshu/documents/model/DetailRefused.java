package org.wenshu.documents.model;

/** A detail that was given breaks a rule of the office; becomes a 400 that names the field and the rule. */
public final class DetailRefused extends RuntimeException {
    private final String field;
    private final String rule;
    private final String chinese;
    private final String english;

    public DetailRefused(String field, String rule, String chinese, String english) {
        super(field + ": " + english);
        this.field = field;
        this.rule = rule;
        this.chinese = chinese;
        this.english = english;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
