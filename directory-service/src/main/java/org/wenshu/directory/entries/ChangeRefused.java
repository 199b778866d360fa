package org.wenshu.directory.entries;

/** The entry, as it stands now, does not allow the change. */
public final class ChangeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final String zh;
    private final String en;

    public ChangeRefused(String rule, String zh, String en) {
        super(rule + ": " + en);
        this.rule = rule;
        this.zh = zh;
        this.en = en;
    }

    /** A stable code of the rule. */
    public String rule() {
        return rule;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
