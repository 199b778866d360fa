package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Overdue handling was urged in writing and by a call sheet (催办, D8).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param rung which urging this is since the document fell due, counted from 1
 * @param leadSectionId the section that leads the handling (主办)
 * @param coSectionIds the sections that take part in the handling (协办)
 * @param dueAt when the handling is due
 * @param overdueWorkingDays how many working days it is late
 * @param escalated whether this urging also goes to the leader in charge
 * @param callSheetId the call sheet on which the secretary records the call (电话催办单)
 * @param at when it was urged
 */
@WireName("org.wenshu.documents.IncomingDocumentUrged.v1")
public record IncomingDocumentUrged(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        int rung,
        String leadSectionId,
        List<String> coSectionIds,
        Instant dueAt,
        long overdueWorkingDays,
        boolean escalated,
        String callSheetId,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentUrged {
        coSectionIds = List.copyOf(coSectionIds);
        Withheld.whenClassified(secrecy, title);
    }
}
