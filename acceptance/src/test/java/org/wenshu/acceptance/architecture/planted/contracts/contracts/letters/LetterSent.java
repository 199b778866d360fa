package org.wenshu.acceptance.architecture.planted.contracts.contracts.letters;

import org.springframework.http.HttpStatus;

/** Guilty: carries a type that not every reader has. */
public record LetterSent(String letterId, HttpStatus status) {}
