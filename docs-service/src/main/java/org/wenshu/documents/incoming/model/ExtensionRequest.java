package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * A handling section asks for more time (延期申请, D6).
 *
 * @param number counted from 1 within its document
 * @param assignment the assignment it belongs to; it lapses with that
 */
public record ExtensionRequest(
        int number,
        int assignment,
        SectionId section,
        String reason,
        LocalDate askedDay,
        PersonId by,
        String signature,
        Instant at,
        Optional<Decision> decision) {

    /** What a leader decided (延期审批); the day is there exactly when it was granted. */
    public record Decision(
            Optional<LocalDate> grantedDay, Optional<String> reason, PersonId by, String signature, Instant at) {
        public boolean granted() {
            return grantedDay.isPresent();
        }
    }

    ExtensionRequest decided(Decision taken) {
        return new ExtensionRequest(
                number, assignment, section, reason, askedDay, by, signature, at, Optional.of(taken));
    }
}
