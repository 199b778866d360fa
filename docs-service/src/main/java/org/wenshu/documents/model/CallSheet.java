package org.wenshu.documents.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * A call that the secretary has to make, and what came of it (电话催办单, D8, N3).
 *
 * @param number counted from 1 within its document
 * @param sections the sections to call
 * @param person the person whom a message could not reach
 */
public record CallSheet(
        int number,
        Cause cause,
        List<SectionId> sections,
        Optional<PersonId> person,
        Instant openedAt,
        Optional<Outcome> outcome) {

    /** Why a call is needed. */
    public enum Cause {
        OVERDUE,
        MESSAGE_UNDELIVERABLE
    }

    /** What the secretary took down after the call. */
    public record Outcome(boolean reached, String said, PersonId by, String signature, Instant at) {}

    public boolean open() {
        return outcome.isEmpty();
    }

    public CallSheet closed(Outcome came) {
        return new CallSheet(number, cause, sections, person, openedAt, Optional.of(came));
    }
}
