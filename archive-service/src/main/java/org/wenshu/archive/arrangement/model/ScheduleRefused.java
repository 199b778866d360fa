package org.wenshu.archive.arrangement.model;

/** Two rules of a retention schedule bear one name. */
public final class ScheduleRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int place;
    private final String rule;

    ScheduleRefused(int place, String rule) {
        super("rule " + rule + " occurs twice");
        this.place = place;
        this.rule = rule;
    }

    /** The place of the second of the two, from 0. */
    public int place() {
        return place;
    }

    public String rule() {
        return rule;
    }
}
