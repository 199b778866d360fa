package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An incoming document passed its preliminary review (初审, D3).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param reviewedBy the person who reviewed it
 * @param at when it passed
 */
@WireName("org.wenshu.documents.IncomingDocumentReviewed.v1")
public record IncomingDocumentReviewed(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String reviewedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentReviewed {
        Withheld.whenClassified(secrecy, title);
    }
}
