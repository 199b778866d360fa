package org.wenshu.document.docx;

/** A file that is no DOCX, is damaged, or is locked by a password. */
public final class UnreadableDocx extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableDocx(Throwable cause) {
        super("not a readable DOCX: " + cause.getMessage(), cause);
    }
}
