package org.wenshu.documents.incoming.checks;

/** What a finding asks of the reviewer. */
public enum Severity {
    /** A fault for which the document may be returned for correction (退回补正). */
    DEFECT,
    /** Something that a person should look at. */
    ADVICE,
    /** Checked by the machine and found in order. */
    PASSED
}
