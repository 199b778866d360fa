package org.wenshu.documents.incoming.checks;

/**
 * One thing that a machine check (机检) found out about a file.
 *
 * @param code which check; one of the constants here, stable for stores and clients
 * @param place where in the document, in Chinese: 文件, 版头, 附件说明 …
 * @param message a sentence in Chinese for the reviewer, and for the sender when the document is returned
 */
public record Finding(String code, Severity severity, String place, String message) {
    public static final String FILE_OPENS = "file-opens";
    public static final String PASSWORD_PROTECTED = "password-protected";
    public static final String FILE_INTACT = "file-intact";
    public static final String FILE_EXPANDS = "file-expands";
    public static final String TYPE_AGREES = "type-agrees";
    public static final String FORMAT_CHECKABLE = "format-checkable";
    public static final String PAGE_COUNT = "page-count";
    public static final String TEXT_LAYER = "text-layer";
    public static final String READ_WHOLE = "read-whole";
    public static final String ATTACHMENTS = "attachments";
    public static final String SENDER_NUMBER = "sender-number";
    public static final String TITLE = "title";

    static Finding defect(String code, String place, String message) {
        return new Finding(code, Severity.DEFECT, place, message);
    }

    static Finding advice(String code, String place, String message) {
        return new Finding(code, Severity.ADVICE, place, message);
    }

    static Finding passed(String code, String place, String message) {
        return new Finding(code, Severity.PASSED, place, message);
    }
}
