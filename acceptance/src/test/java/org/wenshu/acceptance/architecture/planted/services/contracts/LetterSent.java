package org.wenshu.acceptance.architecture.planted.services.contracts;

/** A contract. */
public record LetterSent(String letterId) {}
