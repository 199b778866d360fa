package org.wenshu.acceptance.architecture.planted.messaging.documents.incoming.store;

/** Where letters are kept. */
public class LetterStore {}
