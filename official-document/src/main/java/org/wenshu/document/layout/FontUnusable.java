package org.wenshu.document.layout;

import org.jspecify.annotations.Nullable;

/** A configured font file that cannot be used; the message names it and says why. */
public final class FontUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    FontUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
