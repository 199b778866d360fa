package org.wenshu.acceptance.architecture.planted.platform.office.model;

/** A value of the office. */
public record Name(String value) {}
