package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A handling section submitted its result and materials (办理结果, D9).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param sectionId the section that submitted
 * @param submittedBy the person who submitted
 * @param at when it was submitted
 */
@WireName("org.wenshu.documents.HandlingResultSubmitted.v1")
public record HandlingResultSubmitted(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String sectionId,
        String submittedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public HandlingResultSubmitted {
        Withheld.whenClassified(secrecy, title);
    }
}
