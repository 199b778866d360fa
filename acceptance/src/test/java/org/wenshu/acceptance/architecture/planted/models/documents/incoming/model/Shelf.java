package org.wenshu.acceptance.architecture.planted.models.documents.incoming.model;

import org.wenshu.acceptance.architecture.planted.models.documents.incoming.store.LetterStore;

/** Guilty: a model that knows its store. */
public record Shelf(LetterStore store) {}
