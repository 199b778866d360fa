package org.wenshu.acceptance.architecture.planted.models.documents.outgoing.model;

/** Innocent. */
public record StampId(String value) {}
