package org.wenshu.documents.outgoing.model;

/** Whom a document is written to (行文方向). */
public enum Direction {
    /** 上行文 */
    UPWARD,
    /** 平行文 */
    LEVEL,
    /** 下行文 */
    DOWNWARD
}
