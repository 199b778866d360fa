package org.wenshu.acceptance.architecture.planted.contracts.contracts;

/** Innocent by name. */
public final class Topics {
    public static final String LETTERS = "letters";

    private Topics() {}
}
