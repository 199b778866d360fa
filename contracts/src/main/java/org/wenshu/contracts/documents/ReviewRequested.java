package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A draft waits for review at one of the three levels (送核, D12).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param level the level: section head 初审, office 复审, legal counsel or expert 终审
 * @param sectionId the section that drafted it (拟稿科室)
 * @param reviewerIds the experts asked at the final level; empty at the other levels, whose reviewers follow from their roles
 * @param drafterId the person who drafted it (拟稿人)
 * @param at when it came to this level
 */
@WireName("org.wenshu.documents.ReviewRequested.v1")
public record ReviewRequested(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        @OneOf({"SECTION", "OFFICE", "FINAL"}) String level,
        String sectionId,
        List<String> reviewerIds,
        String drafterId,
        Instant at)
        implements OutgoingDocumentEvent {
    public ReviewRequested {
        reviewerIds = List.copyOf(reviewerIds);
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
