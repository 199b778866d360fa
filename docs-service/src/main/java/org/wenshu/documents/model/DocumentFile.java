package org.wenshu.documents.model;

/**
 * A file that belongs to a document; its content lies in the shared store under its digest.
 *
 * @param mediaType found from the content, not from the name
 */
public record DocumentFile(FileId id, String name, Kind kind, String mediaType, long size, String sha256, String sm3) {

    /** What a file is to the document it belongs to. */
    public enum Kind {
        /** The document itself (正文). */
        ORIGINAL,
        /** 附件. */
        ATTACHMENT,
        /** 收文处理单. */
        HANDLING_SHEET,
        /** The text that was signed (定稿). */
        FINAL_DRAFT,
        /** 发文稿纸. */
        SIGN_OFF_SHEET,
        /** The document as it was issued (正本). */
        OFFICIAL_COPY,
        /** What a handling section produced (办理材料). */
        RESULT,
        /** Everything that was registered and said, for the archive. */
        METADATA
    }
}
