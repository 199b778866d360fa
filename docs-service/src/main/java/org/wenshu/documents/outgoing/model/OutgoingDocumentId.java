package org.wenshu.documents.outgoing.model;

/** Identifies an outgoing document. */
public record OutgoingDocumentId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
