package org.wenshu.documents.incoming.model;

/** Identifies a file of an incoming document, from its upload on. */
public record FileId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
