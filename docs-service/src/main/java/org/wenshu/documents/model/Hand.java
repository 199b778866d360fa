package org.wenshu.documents.model;

import java.util.Optional;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** Whose hand did it, and with whose authority (X2, O3). */
public record Hand(PersonId by, Optional<PersonId> onBehalfOf) {
    public static Hand of(Actor actor) {
        return new Hand(actor.id(), actor.onBehalfOf());
    }
}
