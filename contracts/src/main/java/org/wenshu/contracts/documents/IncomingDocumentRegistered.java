package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An incoming document was signed for and entered in the register (签收登记, D1).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param sender the organ that sent it (发文机关)
 * @param senderNumber the sender's own number for it (发文字号), or empty when it has none or is classified
 * @param receivedAt when it was received
 * @param registeredBy the person who registered it
 */
@WireName("org.wenshu.documents.IncomingDocumentRegistered.v1")
public record IncomingDocumentRegistered(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String sender,
        Optional<String> senderNumber,
        Instant receivedAt,
        String registeredBy)
        implements IncomingDocumentEvent {
    public IncomingDocumentRegistered {
        Withheld.whenClassified(secrecy, title, senderNumber);
    }
}
