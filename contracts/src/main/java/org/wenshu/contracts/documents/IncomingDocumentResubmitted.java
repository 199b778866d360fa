package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A returned document came back corrected, keeping its number and its history (D3).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param resubmittedBy the person who took the corrected document in
 * @param at when it was taken in
 */
@WireName("org.wenshu.documents.IncomingDocumentResubmitted.v1")
public record IncomingDocumentResubmitted(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String resubmittedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentResubmitted {
        Withheld.whenClassified(secrecy, title);
    }
}
