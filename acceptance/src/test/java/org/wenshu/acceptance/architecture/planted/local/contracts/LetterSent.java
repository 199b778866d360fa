package org.wenshu.acceptance.architecture.planted.local.contracts;

/** A contract. */
public record LetterSent(String letterId) {}
