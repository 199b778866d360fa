package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An issued document is not with the archive in time and was urged (归档逾期, D18).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param dueAt when it had to be with the archive
 * @param workingDaysLate how many working days it is late
 * @param urging which urging this is, counted from 1
 * @param escalated whether this urging also goes to the leader in charge
 * @param drafterId the person who drafted it (拟稿人)
 * @param sectionId the section that drafted it (拟稿科室)
 * @param at when it was urged
 */
@WireName("org.wenshu.documents.ArchivingOverdue.v1")
public record ArchivingOverdue(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Instant dueAt,
        int workingDaysLate,
        int urging,
        boolean escalated,
        String drafterId,
        String sectionId,
        Instant at)
        implements OutgoingDocumentEvent {
    public ArchivingOverdue {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
