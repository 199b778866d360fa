package org.wenshu.acceptance.architecture.planted.web.documents.incoming.store;

/** Where letters are kept. */
public class LetterStore {}
