package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A section or another organ countersigned a draft or refused to (会签意见, D13).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param sectionId the section that answered, or empty when another organ did
 * @param organ the name of the organ that answered, or empty when a section did, and always when it is classified
 * @param agreed whether it agreed
 * @param givenBy the person who signed, or who entered the answer of the other organ
 * @param at when it was signed
 */
@WireName("org.wenshu.documents.CountersignGiven.v1")
public record CountersignGiven(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Optional<String> sectionId,
        Optional<String> organ,
        boolean agreed,
        String givenBy,
        Instant at)
        implements OutgoingDocumentEvent {
    public CountersignGiven {
        Withheld.whenClassified(secrecy, documentNumber, title, organ);
    }
}
