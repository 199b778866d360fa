package org.wenshu.archive.custody.model;

import java.util.Optional;

/** Walks along the custody log from its first entry and remembers the first place where it is broken. */
public final class ChainCheck {
    /** What can be wrong with an entry. */
    public enum Fault {
        /** No entry has this number. */
        MISSING,
        /** The entry does not say what its digests were taken of. */
        ALTERED,
        /** The entry does not follow the one before it. */
        UNLINKED,
        /** The log was longer, or another, when it was last verified. */
        REPLACED
    }

    /** The first broken entry. */
    public record Break(long sequence, Fault fault) {}

    private long checked;
    private Digests head = Digests.NONE;
    private Optional<Break> broken = Optional.empty();

    /** The entry that is found at the next place. */
    public void next(CustodyEntry entry) {
        long expected = checked + 1;
        if (broken.isPresent()) {
            return;
        }
        if (entry.sequence() != expected) {
            broken = Optional.of(new Break(expected, Fault.MISSING));
        } else if (!entry.isIntact()) {
            broken = Optional.of(new Break(expected, Fault.ALTERED));
        } else if (!entry.follows(head)) {
            broken = Optional.of(new Break(expected, Fault.UNLINKED));
        } else {
            checked = expected;
            head = entry.digests();
        }
    }

    /** The next place is empty though there are later entries. */
    public void missing() {
        breakAt(checked + 1, Fault.MISSING);
    }

    /** An earlier verification saw these digests at this entry, or saw an entry that is no longer there. */
    public void replaced(long sequence) {
        breakAt(sequence, Fault.REPLACED);
    }

    private void breakAt(long sequence, Fault fault) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Break(sequence, fault));
        }
    }

    /** How many entries are in order, from the first. */
    public long checked() {
        return checked;
    }

    /** The digests of the last entry that is in order. */
    public Digests head() {
        return head;
    }

    public Optional<Break> broken() {
        return broken;
    }
}
