package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Work on an incoming document was suspended (暂停办理, D20).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param reason why it was suspended, or empty when the document is classified
 * @param suspendedBy the person who suspended it
 * @param at when it was suspended
 */
@WireName("org.wenshu.documents.IncomingDocumentSuspended.v1")
public record IncomingDocumentSuspended(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Optional<String> reason,
        String suspendedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentSuspended {
        Withheld.whenClassified(secrecy, title, reason);
    }
}
