package org.wenshu.local.suite;

/** Something that the person at the keyboard can put right; its message says how. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String message) {
        super(message);
    }
}
