package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * Sections were asked for their opinion on a draft (征求意见, D10).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param requestNumber which request for opinions on this draft it is, counted from 1
 * @param sectionIds the sections asked
 * @param dueAt when the opinions are due
 * @param at when they were asked
 */
@WireName("org.wenshu.documents.OpinionRequested.v1")
public record OpinionRequested(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        int requestNumber,
        List<String> sectionIds,
        Instant dueAt,
        Instant at)
        implements OutgoingDocumentEvent {
    public OpinionRequested {
        sectionIds = List.copyOf(sectionIds);
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
