package org.wenshu.acceptance.architecture.planted.events.contracts.letters;

import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/** Innocent. */
@WireName("letters.Read.v1")
public record LetterRead(String letterId) implements PublicEvent {}
