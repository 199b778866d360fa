package org.wenshu.contracts.documents;

/** What every event of an incoming document (收文) tells, so that a reader can route it without knowing which one it is. */
public interface IncomingDocumentEvent extends DocumentEvent {
    /** Its number in the register of incoming documents (收文号). */
    String registerNumber();
}
