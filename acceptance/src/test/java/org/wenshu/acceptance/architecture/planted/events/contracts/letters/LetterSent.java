package org.wenshu.acceptance.architecture.planted.events.contracts.letters;

import org.wenshu.contracts.PublicEvent;

/** Guilty: its name on the wire would be the class's. */
public record LetterSent(String letterId) implements PublicEvent {}
