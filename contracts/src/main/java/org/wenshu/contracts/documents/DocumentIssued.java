package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An outgoing document was issued (印发, D17); the working days within which it has to be archived run from here (D18).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param issuedAt when it was issued
 * @param issuedBy the person who issued it
 * @param recipients how many recipients its distribution list has
 * @param archiveDueAt when it has to be with the archive
 * @param drafterId the person who drafted it (拟稿人)
 * @param sectionId the section that drafted it (拟稿科室)
 * @param answersIncomingDocumentId the incoming document that it answers, or empty
 */
@WireName("org.wenshu.documents.DocumentIssued.v1")
public record DocumentIssued(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Instant issuedAt,
        String issuedBy,
        int recipients,
        Instant archiveDueAt,
        String drafterId,
        String sectionId,
        Optional<String> answersIncomingDocumentId)
        implements OutgoingDocumentEvent {
    public DocumentIssued {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
