package org.wenshu.acceptance.architecture.planted.events.contracts.letters;

import org.wenshu.contracts.WireName;

/** Guilty: a name on the wire for what is no event. */
@WireName("letters.Kind.v1")
public record LetterKind(String name) {}
