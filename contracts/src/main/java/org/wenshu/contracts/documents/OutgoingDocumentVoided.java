package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An outgoing document was voided; it stays on record, and its number with it (作废, D20).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param by the person who voided it
 * @param reason why it was voided, or empty when the document is classified
 * @param sectionId the section that drafted it (拟稿科室)
 * @param drafterId the person who drafted it (拟稿人)
 * @param at when it was voided
 */
@WireName("org.wenshu.documents.OutgoingDocumentVoided.v1")
public record OutgoingDocumentVoided(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String by,
        Optional<String> reason,
        String sectionId,
        String drafterId,
        Instant at)
        implements OutgoingDocumentEvent {
    public OutgoingDocumentVoided {
        Withheld.whenClassified(secrecy, documentNumber, title, reason);
    }
}
