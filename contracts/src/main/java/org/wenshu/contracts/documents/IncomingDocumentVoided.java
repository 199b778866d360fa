package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A mistaken entry was voided; it stays in the register (作废, D1, D20).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param reason why it was voided, or empty when the document is classified
 * @param voidedBy the person who voided it
 * @param at when it was voided
 */
@WireName("org.wenshu.documents.IncomingDocumentVoided.v1")
public record IncomingDocumentVoided(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Optional<String> reason,
        String voidedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentVoided {
        Withheld.whenClassified(secrecy, title, reason);
    }
}
