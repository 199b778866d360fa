package org.wenshu.documents.incoming.model;

/** Identifies an incoming document (收文). */
public record IncomingDocumentId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
