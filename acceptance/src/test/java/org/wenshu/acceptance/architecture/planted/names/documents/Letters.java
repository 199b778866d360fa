package org.wenshu.acceptance.architecture.planted.names.documents;

/** Innocent, but for what it holds. */
public class Letters {
    /** Guilty. */
    public static class StampHelper {}
}
