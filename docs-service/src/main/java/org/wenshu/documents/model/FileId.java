package org.wenshu.documents.model;

/** Identifies a file of a document, from its upload on. */
public record FileId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
