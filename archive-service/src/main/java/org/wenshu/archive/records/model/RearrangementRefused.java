package org.wenshu.archive.records.model;

/** A record cannot be re-arranged as asked. */
public final class RearrangementRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Why {
        /** It stands there already. */
        SAME_PLACE,
        /** An earlier decision is still being carried out. */
        UNDER_WAY
    }

    private final Why why;

    RearrangementRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
