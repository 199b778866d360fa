package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A recipient confirmed the receipt of its copy (签收, D17).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param dispatchNumber which line of the distribution list it is, counted from 1
 * @param recipient the organ or section it was sent to, by name, or empty when it is classified
 * @param receivedBy the name of the person who received it
 * @param receivedAt when it was received
 */
@WireName("org.wenshu.documents.DocumentReceived.v1")
public record DocumentReceived(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        int dispatchNumber,
        Optional<String> recipient,
        String receivedBy,
        Instant receivedAt)
        implements OutgoingDocumentEvent {
    public DocumentReceived {
        Withheld.whenClassified(secrecy, documentNumber, title, recipient);
    }
}
