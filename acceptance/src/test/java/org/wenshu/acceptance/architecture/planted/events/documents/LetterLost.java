package org.wenshu.acceptance.architecture.planted.events.documents;

import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/** Guilty: published, but no contract. */
@WireName("letters.Lost.v1")
public record LetterLost(String letterId) implements PublicEvent {}
