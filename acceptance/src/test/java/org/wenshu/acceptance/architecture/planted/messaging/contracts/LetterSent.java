package org.wenshu.acceptance.architecture.planted.messaging.contracts;

/** A contract. */
public record LetterSent(String letterId) {}
