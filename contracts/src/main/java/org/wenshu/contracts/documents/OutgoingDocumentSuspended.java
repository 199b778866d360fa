package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Work on an outgoing document was suspended (暂停办理, D20).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param by the person who suspended it
 * @param reason why it was suspended, or empty when the document is classified
 * @param at when it was suspended
 */
@WireName("org.wenshu.documents.OutgoingDocumentSuspended.v1")
public record OutgoingDocumentSuspended(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String by,
        Optional<String> reason,
        Instant at)
        implements OutgoingDocumentEvent {
    public OutgoingDocumentSuspended {
        Withheld.whenClassified(secrecy, documentNumber, title, reason);
    }
}
