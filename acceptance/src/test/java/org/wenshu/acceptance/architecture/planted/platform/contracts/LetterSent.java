package org.wenshu.acceptance.architecture.planted.platform.contracts;

/** A contract. */
public record LetterSent(String letterId) {}
