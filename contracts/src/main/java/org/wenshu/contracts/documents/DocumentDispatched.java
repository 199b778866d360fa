package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A copy of an issued document was sent to one recipient (分发, D17).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param dispatchNumber which line of the distribution list it is, counted from 1
 * @param recipient the organ or section it was sent to, by name, or empty when it is classified
 * @param channel how it was sent: OA 系统, confidential post 机要, courier 专人, e-mail
 * @param recipientSectionId the section of the organ that receives it through OA, or empty when it leaves the organ
 * @param email the address it goes to, or empty on any other channel, and always when it is classified
 * @param file the PDF that goes to the address, or empty on any other channel, and always when it is classified
 * @param receiptDueAt when the receipt is due
 * @param at when it was sent
 */
@WireName("org.wenshu.documents.DocumentDispatched.v1")
public record DocumentDispatched(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        int dispatchNumber,
        Optional<String> recipient,

        @OneOf({"OA", "CONFIDENTIAL_POST", "COURIER", "EMAIL"})
        String channel,

        Optional<String> recipientSectionId,
        Optional<String> email,
        Optional<FileReference> file,
        Instant receiptDueAt,
        Instant at)
        implements OutgoingDocumentEvent {
    public DocumentDispatched {
        Withheld.whenClassified(secrecy, documentNumber, title, recipient, email, file);
    }
}
