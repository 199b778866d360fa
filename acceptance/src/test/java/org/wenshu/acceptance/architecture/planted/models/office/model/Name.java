package org.wenshu.acceptance.architecture.planted.models.office.model;

/** A value of the office. */
public record Name(String value) {}
