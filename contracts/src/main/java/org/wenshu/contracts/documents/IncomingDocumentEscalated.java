package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Handling that stayed overdue was reported to the leader in charge of the lead section (上报分管领导, D8, T12).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leadSectionId the section that leads the handling (主办)
 * @param dueAt when the handling is due
 * @param overdueWorkingDays how many working days it is late
 * @param urgings how many times it has been urged so far
 * @param lastWord what the handlers last reported, or empty when they reported nothing or the document is classified
 * @param at when it was escalated
 */
@WireName("org.wenshu.documents.IncomingDocumentEscalated.v1")
public record IncomingDocumentEscalated(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String leadSectionId,
        Instant dueAt,
        long overdueWorkingDays,
        int urgings,
        Optional<String> lastWord,
        Instant at)
        implements IncomingDocumentEvent {
    public IncomingDocumentEscalated {
        Withheld.whenClassified(secrecy, title, lastWord);
    }
}
