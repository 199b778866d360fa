package org.wenshu.acceptance.architecture.planted.local.local.infrastructure;

import org.wenshu.acceptance.architecture.planted.local.contracts.LetterSent;

/** Guilty: a mail server that knows what the mail is about. */
public record Sink(LetterSent last) {}
