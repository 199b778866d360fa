package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A reader confirmed having read a circulated document (阅知, D5).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param readerId the person who read it
 * @param at when it was read
 */
@WireName("org.wenshu.documents.CirculationRead.v1")
public record CirculationRead(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String readerId,
        Instant at)
        implements IncomingDocumentEvent {
    public CirculationRead {
        Withheld.whenClassified(secrecy, title);
    }
}
