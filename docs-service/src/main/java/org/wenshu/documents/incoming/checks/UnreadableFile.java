package org.wenshu.documents.incoming.checks;

import java.io.IOException;

/** A file that cannot be read for a reason worth telling the sender. */
final class UnreadableFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    UnreadableFile(String code, String message) {
        super(message);
        this.code = code;
    }

    Finding finding() {
        return Finding.defect(code, "文件", String.valueOf(getMessage()));
    }
}
