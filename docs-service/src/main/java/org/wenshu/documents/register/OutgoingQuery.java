package org.wenshu.documents.register;

import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/**
 * What is looked for in the register of outgoing documents; every condition given has to hold.
 *
 * @param q words that title, number, addressees or issuers contain
 * @param holder in whose hands
 * @param from drafted on this day or later
 * @param to drafted on this day or earlier
 */
public record OutgoingQuery(
        Optional<String> q,
        Optional<OutgoingStage> stage,
        Optional<DocumentKind> kind,
        Optional<Secrecy> secrecy,
        Optional<SectionId> section,
        Optional<PersonId> drafter,
        Optional<Principal> holder,
        Optional<Cause> cause,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Order order) {

    /** In which order. */
    public enum Order {
        NUMBER_ASCENDING("number", "register.number", false),
        NUMBER_DESCENDING("-number", "register.number", true),
        DRAFTED_ASCENDING("draftedAt", "register.draftedAt", false),
        DRAFTED_DESCENDING("-draftedAt", "register.draftedAt", true);

        private final String written;
        private final PageTurning turning;

        Order(String written, String field, boolean descending) {
            this.written = written;
            this.turning = new PageTurning(field, descending);
        }

        PageTurning turning() {
            return turning;
        }

        public static Optional<Order> of(String written) {
            return java.util.Arrays.stream(values())
                    .filter(order -> order.written.equals(written))
                    .findFirst();
        }
    }
}
