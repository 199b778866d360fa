package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A draft was returned with marked reasons to the drafter or to the level before (退回修改, D12–D15).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param level the level that returned it
 * @param to whom it was returned to
 * @param drafterId the person who drafted it (拟稿人)
 * @param sectionId the section that drafted it (拟稿科室)
 * @param returnedBy the person who returned it
 * @param onBehalfOf the person whose authority was used under delegation, or empty
 * @param at when it was returned
 */
@WireName("org.wenshu.documents.DraftReturned.v1")
public record DraftReturned(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,

        @OneOf({"SECTION", "OFFICE", "FINAL", "COUNTERSIGN", "SIGNATURE", "RECHECK"})
        String level,

        @OneOf({"DRAFTER", "SECTION", "OFFICE", "FINAL"}) String to,
        String drafterId,
        String sectionId,
        String returnedBy,
        Optional<String> onBehalfOf,
        Instant at)
        implements OutgoingDocumentEvent {
    public DraftReturned {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
