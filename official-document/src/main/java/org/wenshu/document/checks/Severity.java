package org.wenshu.document.checks;

/** How much a finding weighs. */
public enum Severity {
    /** The document does not go on until it is mended or overruled with a word. */
    GATE,
    /** The reviewer is told and decides. */
    ADVICE
}
