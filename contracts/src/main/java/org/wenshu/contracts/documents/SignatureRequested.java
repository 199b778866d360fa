package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A document was submitted for signature to the leader who has the authority (呈请签发, D14).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leaderId the leader who is to sign
 * @param at when it was submitted
 */
@WireName("org.wenshu.documents.SignatureRequested.v1")
public record SignatureRequested(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String leaderId,
        Instant at)
        implements OutgoingDocumentEvent {
    public SignatureRequested {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
