package org.wenshu.directory.entries;

import java.util.List;

/** What was entered breaks rules; all of them are named at once. */
public final class InvalidEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public InvalidEntry(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    public InvalidEntry(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
