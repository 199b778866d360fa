package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A section or another organ is asked to countersign a draft (送会签, D13).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param sectionId the section asked, or empty when another organ is
 * @param organ the name of the organ asked, or empty when a section is, and always when it is classified
 * @param at when its turn came
 */
@WireName("org.wenshu.documents.CountersignRequested.v1")
public record CountersignRequested(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Optional<String> sectionId,
        Optional<String> organ,
        Instant at)
        implements OutgoingDocumentEvent {
    public CountersignRequested {
        Withheld.whenClassified(secrecy, documentNumber, title, organ);
    }
}
