package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/** A person asked to read a document, and the receipt when they have (传阅, 阅知, D5). */
public record Circulation(
        PersonId reader, PersonId askedBy, Instant askedAt, Optional<Instant> readAt, Optional<String> remark) {

    boolean unread() {
        return readAt.isEmpty();
    }

    Circulation read(Instant at, Optional<String> said) {
        return new Circulation(reader, askedBy, askedAt, Optional.of(at), said);
    }
}
