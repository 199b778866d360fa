package org.wenshu.archive.records.model;

import java.util.Optional;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/**
 * Who did something to a record, on whose behalf, from where (X2).
 *
 * @param signature as it is written: 张三, or 张三 代 李四
 * @param from the address that the request came from; empty for what the archive does by itself
 */
public record Doer(String id, String signature, Optional<String> onBehalfOf, String from) {

    /** What no person did: filing by event, verification by schedule. */
    public static final Doer ARCHIVE = new Doer("archive-service", "档案系统", Optional.empty(), "");

    public static Doer of(Actor actor) {
        return new Doer(
                actor.id().value(), actor.signature(), actor.onBehalfOf().map(PersonId::value), actor.from());
    }
}
