package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A section gave its opinion on a draft (反馈意见, D10); what it says never travels.
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param requestNumber which request for opinions on this draft it answers, counted from 1
 * @param sectionId the section that answered
 * @param givenBy the person who answered for it
 * @param at when it answered
 */
@WireName("org.wenshu.documents.OpinionGiven.v1")
public record OpinionGiven(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        int requestNumber,
        String sectionId,
        String givenBy,
        Instant at)
        implements OutgoingDocumentEvent {
    public OpinionGiven {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
