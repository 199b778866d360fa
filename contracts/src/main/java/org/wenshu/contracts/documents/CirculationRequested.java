package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An incoming document was put into circulation for reading (传阅, D5).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param readerIds the people asked to read it by this request; earlier readers are not repeated
 * @param at when it was asked for
 */
@WireName("org.wenshu.documents.CirculationRequested.v1")
public record CirculationRequested(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        List<String> readerIds,
        Instant at)
        implements IncomingDocumentEvent {
    public CirculationRequested {
        readerIds = List.copyOf(readerIds);
        Withheld.whenClassified(secrecy, title);
    }
}
