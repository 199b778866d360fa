package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A leader granted or refused more time (延期审批, D6).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param granted whether more time was granted
 * @param dueAt the deadline that holds from now on: the new one when granted, the old one when refused
 * @param decidedBy the person who decided
 * @param onBehalfOf the leader whose authority was used under delegation, or empty
 * @param sectionId the section that had asked
 * @param at when it was decided
 */
@WireName("org.wenshu.documents.ExtensionDecided.v1")
public record ExtensionDecided(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        boolean granted,
        Instant dueAt,
        String decidedBy,
        Optional<String> onBehalfOf,
        String sectionId,
        Instant at)
        implements IncomingDocumentEvent {
    public ExtensionDecided {
        Withheld.whenClassified(secrecy, title);
    }
}
