package org.wenshu.local.samples;

/** What is wrong with a sample on purpose, so that a preliminary review (初审) has something to find. */
public enum Defect {
    /** Page images without a text layer (扫描件). */
    SCAN_ONLY,
    /** A password is needed to open the file. */
    PASSWORD_PROTECTED,
    /** The file breaks off in the middle. */
    TRUNCATED,
    /** The content is of another type than the file name says. */
    NAME_DISAGREES,
    /** Fewer pages than the sender declared (缺页). */
    PAGES_MISSING,
    /** An attachment that the text names did not come along (缺附件). */
    ATTACHMENT_MISSING,
    /** The document number (发文字号) of the registration is not the one printed. */
    NUMBER_DISAGREES,
    /** The title of the registration is not the one printed. */
    TITLE_DISAGREES
}
