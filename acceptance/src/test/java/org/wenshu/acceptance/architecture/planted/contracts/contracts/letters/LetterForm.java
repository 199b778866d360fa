package org.wenshu.acceptance.architecture.planted.contracts.contracts.letters;

/** Guilty: a class with behaviour of its own. */
public class LetterForm {}
