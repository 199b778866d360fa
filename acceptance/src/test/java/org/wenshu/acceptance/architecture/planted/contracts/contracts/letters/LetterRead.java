package org.wenshu.acceptance.architecture.planted.contracts.contracts.letters;

import java.time.Instant;
import java.util.Optional;

/** Innocent. */
public record LetterRead(String letterId, Optional<Instant> at, long[] pages) {}
