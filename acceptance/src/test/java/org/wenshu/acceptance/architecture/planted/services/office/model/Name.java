package org.wenshu.acceptance.architecture.planted.services.office.model;

/** A value of the office. */
public record Name(String value) {}
