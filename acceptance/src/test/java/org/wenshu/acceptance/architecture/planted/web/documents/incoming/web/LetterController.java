package org.wenshu.acceptance.architecture.planted.web.documents.incoming.web;

import org.wenshu.acceptance.architecture.planted.web.documents.incoming.store.LetterStore;

/** Guilty: goes to the store past the use case. */
public record LetterController(LetterStore store) {}
