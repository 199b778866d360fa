package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Work on a suspended outgoing document was taken up again (恢复办理, D20).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param by the person who resumed it
 * @param at when it was resumed
 */
@WireName("org.wenshu.documents.OutgoingDocumentResumed.v1")
public record OutgoingDocumentResumed(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String by,
        Instant at)
        implements OutgoingDocumentEvent {
    public OutgoingDocumentResumed {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
