package org.wenshu.platform.web;

/** The entity tag of a representation is the version of its aggregate. */
public final class Etags {

    private Etags() {}

    /** A strong tag, quoted, as {@code ResponseEntity.eTag} and If-Match take it. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
