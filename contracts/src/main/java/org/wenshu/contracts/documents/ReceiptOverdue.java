package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * The receipt of one copy is overdue and was urged (回执逾期, D17).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param dispatchNumber which line of the distribution list it is, counted from 1
 * @param recipient the organ or section it was sent to, by name, or empty when it is classified
 * @param channel how it was sent: OA 系统, confidential post 机要, courier 专人, e-mail
 * @param recipientSectionId the section of the organ that should have confirmed it, or empty when it left the organ
 * @param dueAt when the receipt was due
 * @param urging which urging this is, counted from 1
 * @param at when it was urged
 */
@WireName("org.wenshu.documents.ReceiptOverdue.v1")
public record ReceiptOverdue(
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
        Instant dueAt,
        int urging,
        Instant at)
        implements OutgoingDocumentEvent {
    public ReceiptOverdue {
        Withheld.whenClassified(secrecy, documentNumber, title, recipient);
    }
}
