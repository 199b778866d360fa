package org.wenshu.documents.incoming.checks;

/** Whether a machine can read the document. */
public enum TextLayer {
    /** It has text. */
    TEXT,
    /** It consists of page images (扫描件). */
    SCAN,
    /** Neither text nor page images were seen, or the file could not be read. */
    NONE
}
