package org.wenshu.document.docx;

/** What a paragraph of a DOCX is in the document (公文格式要素). */
enum Role {
    COPY_NUMBER,
    SECRECY,
    URGENCY,
    HEAD,
    NUMBER,
    TITLE,
    ADDRESSEES,
    HEADING_1,
    HEADING_2,
    HEADING_3,
    HEADING_4,
    BODY,
    ATTACHMENTS_NOTE,
    SIGNATURE,
    DATE,
    NOTE,
    ATTACHMENT_MARK,
    ATTACHMENT_TITLE,
    COPIES,
    PRINTING,
    BLANK;

    boolean isHeading() {
        return level() > 0;
    }

    /** 1 to 4 of a heading, else 0. */
    int level() {
        return switch (this) {
            case HEADING_1 -> 1;
            case HEADING_2 -> 2;
            case HEADING_3 -> 3;
            case HEADING_4 -> 4;
            case COPY_NUMBER,
                    SECRECY,
                    URGENCY,
                    HEAD,
                    NUMBER,
                    TITLE,
                    ADDRESSEES,
                    BODY,
                    ATTACHMENTS_NOTE,
                    SIGNATURE,
                    DATE,
                    NOTE,
                    ATTACHMENT_MARK,
                    ATTACHMENT_TITLE,
                    COPIES,
                    PRINTING,
                    BLANK -> 0;
        };
    }
}
