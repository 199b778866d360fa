package org.wenshu.acceptance.architecture.planted.messaging.documents.incoming.messaging;

import org.wenshu.acceptance.architecture.planted.messaging.documents.incoming.store.LetterStore;

/** Guilty: goes to the store past the use case. */
public record LetterReader(LetterStore store) {}
