package org.wenshu.documents.register;

import java.util.Arrays;
import java.util.Optional;

/** By what the register is sorted; written as {@code number} or {@code -number}, with a minus for the last first. */
public enum RegisterOrder {
    NUMBER_ASCENDING("number", "number", false),
    NUMBER_DESCENDING("-number", "number", true),
    RECEIVED_ASCENDING("receivedAt", "receivedAt", false),
    RECEIVED_DESCENDING("-receivedAt", "receivedAt", true),
    DUE_ASCENDING("dueAt", "dueAt", false),
    DUE_DESCENDING("-dueAt", "dueAt", true);

    private final String written;
    private final String field;
    private final boolean descending;

    RegisterOrder(String written, String field, boolean descending) {
        this.written = written;
        this.field = field;
        this.descending = descending;
    }

    public static Optional<RegisterOrder> of(String written) {
        return Arrays.stream(values())
                .filter(order -> order.written.equals(written))
                .findFirst();
    }

    public String written() {
        return written;
    }

    String field() {
        return RegisterEntry.FIELD + "." + field;
    }

    boolean descending() {
        return descending;
    }
}
