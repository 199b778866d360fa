package org.wenshu.documents.references;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.Actor;

/**
 * Who changed an entry of a reference list, when, how and why (X2); nothing is ever taken out.
 *
 * @param by the person's id
 * @param signature as it is written on sheets: 张三, or 张三 代 李四
 * @param from the address that the request came from
 * @param what such as CREATED or REPEALED
 * @param said the reason, or what exactly was changed
 */
public record Change(String by, String signature, Instant at, String from, String what, Optional<String> said) {
    public static Change of(Actor actor, Instant at, String what, Optional<String> said) {
        return new Change(actor.id().value(), actor.signature(), at, actor.from(), what, said);
    }

    /** What Wenshu brought along itself. */
    public static Change shipped(Instant at) {
        return new Change("system", "系统", at, "", "SHIPPED", Optional.of("随系统提供"));
    }
}
