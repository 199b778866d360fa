package org.wenshu.acceptance.architecture.planted.messaging.documents.incoming.messaging;

import org.wenshu.acceptance.architecture.planted.messaging.contracts.LetterSent;

/** Innocent. */
public record LetterTranslator(LetterSent sent) {}
