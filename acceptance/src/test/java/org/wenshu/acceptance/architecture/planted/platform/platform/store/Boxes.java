package org.wenshu.acceptance.architecture.planted.platform.platform.store;

import org.wenshu.acceptance.architecture.planted.platform.contracts.LetterSent;

/** Innocent. */
public record Boxes(LetterSent last) {}
