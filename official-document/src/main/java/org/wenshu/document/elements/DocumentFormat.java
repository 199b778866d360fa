package org.wenshu.document.elements;

/** How a document looks: the ordinary way, or one of the special formats (GB/T 9704-2012 第10章). */
public enum DocumentFormat {
    ORDINARY,
    /** 信函格式 */
    LETTER,
    /** 命令（令）格式 */
    ORDER,
    /** 纪要格式 */
    MINUTES
}
