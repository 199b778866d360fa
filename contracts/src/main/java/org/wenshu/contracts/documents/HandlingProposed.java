package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * The office proposed how an incoming document is to be handled (拟办, D4).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leaderIds the leaders proposed to give instructions, in protocol order; empty when none is needed
 * @param sectionIds the sections proposed to handle it, the first one leading; empty when left to the leaders
 * @param proposedBy the person who proposed it
 * @param at when it was proposed
 */
@WireName("org.wenshu.documents.HandlingProposed.v1")
public record HandlingProposed(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        List<String> leaderIds,
        List<String> sectionIds,
        String proposedBy,
        Instant at)
        implements IncomingDocumentEvent {
    public HandlingProposed {
        leaderIds = List.copyOf(leaderIds);
        sectionIds = List.copyOf(sectionIds);
        Withheld.whenClassified(secrecy, title);
    }
}
