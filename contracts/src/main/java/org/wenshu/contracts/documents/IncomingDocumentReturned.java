package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An incoming document failed its preliminary review and went back to its sender for correction (退回补正, D3).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param defects the codes of the defects found; never their wording, which may quote the document
 * @param returnedBy the person who returned it
 * @param returnedAt when it was returned
 */
@WireName("org.wenshu.documents.IncomingDocumentReturned.v1")
public record IncomingDocumentReturned(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        List<String> defects,
        String returnedBy,
        Instant returnedAt)
        implements IncomingDocumentEvent {
    public IncomingDocumentReturned {
        defects = List.copyOf(defects);
        Withheld.whenClassified(secrecy, title);
    }
}
