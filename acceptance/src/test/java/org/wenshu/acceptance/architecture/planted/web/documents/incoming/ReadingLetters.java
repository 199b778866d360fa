package org.wenshu.acceptance.architecture.planted.web.documents.incoming;

import org.wenshu.acceptance.architecture.planted.web.documents.incoming.store.LetterStore;

/** A use case. */
public record ReadingLetters(LetterStore store) {}
