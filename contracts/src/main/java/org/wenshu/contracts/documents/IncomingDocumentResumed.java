package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Work on a suspended document was taken up again (恢复办理, D20).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param resumedBy the person who resumed it
 * @param at when it was resumed
 */
@WireName("org.wenshu.documents.IncomingDocumentResumed.v1")
public record IncomingDocumentResumed(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String resumedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentResumed {
        Withheld.whenClassified(secrecy, title);
    }
}
