package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A handling section asked for more time (申请延期, D6).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param sectionId the section that asks
 * @param requestedBy the person who asked
 * @param requestedDueAt the deadline asked for
 * @param at when it was asked for
 */
@WireName("org.wenshu.documents.ExtensionRequested.v1")
public record ExtensionRequested(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String sectionId,
        String requestedBy,
        Instant requestedDueAt,
        Instant at)
        implements IncomingDocumentEvent {
    public ExtensionRequested {
        Withheld.whenClassified(secrecy, title);
    }
}
