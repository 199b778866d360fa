package org.wenshu.acceptance.architecture.planted.names.documents;

/** Guilty. */
public class LetterUtils {}
