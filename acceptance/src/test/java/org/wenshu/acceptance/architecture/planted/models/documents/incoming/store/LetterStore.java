package org.wenshu.acceptance.architecture.planted.models.documents.incoming.store;

/** Where letters are kept. */
public class LetterStore {}
