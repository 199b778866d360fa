package org.wenshu.local.consistency;

/**
 * Something in the store, the topics or at the recipients that ought not to be.
 *
 * @param where the ids of what it concerns
 */
public record Finding(Kind kind, String where, String what) {

    /** What is wrong. */
    public enum Kind {
        /** Accepted or told of, but not in the store. */
        LOST,
        /** Completed, but not in the archive. */
        NOT_FILED,
        FILED_TWICE,
        /** In the archive without having been completed. */
        FILED_TOO_EARLY,
        /** One thing bears different numbers in different places. */
        NUMBERS_DIFFER,
        NUMBER_GAP,
        NUMBER_TWICE,
        /** A file that the archive answers for is not there. */
        FILE_LOST,
        /** The custody log (保管日志) does not tell of it, or tells of it twice. */
        CUSTODY_LOG,
        EVENT_MISSING,
        /** Published, but its aggregate does not know it. */
        EVENT_UNKNOWN,
        /** Published twice with different content. */
        EVENT_CHANGED,
        /** First published after one that follows it. */
        EVENT_DISORDER,
        /** Still in the outbox. */
        NOT_PUBLISHED,
        /** Claimed for publishing, and never released. */
        CLAIMED,
        DEAD_LETTER,
        /** The fields of one document contradict each other about where it stands. */
        TWO_STAGES,
        DONE_TWICE,
        RUNG_TWICE,
        RUNG_MISSING,
        /** More than one message for one event, person and channel. */
        TOLD_TWICE,
        NOT_TOLD,
        /** A message that is neither sent nor given up. */
        STILL_WAITING,
        MESSAGE_TWICE,
        MESSAGE_LOST,
        /** It arrived, but nothing in the store accounts for it. */
        MESSAGE_UNKNOWN,
        /** Given up as uncertain (ADR 0010) although nothing disturbed its hand-over. */
        UNCERTAIN_WITHOUT_CAUSE,
        /** Somebody was not reached, and nobody was asked to call. */
        NO_CALL
    }

    @Override
    public String toString() {
        return kind + " " + where + ": " + what;
    }
}
