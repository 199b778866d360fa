package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A leader asked for another proposal (退回重拟, D5).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leaderId the leader who sent the proposal back
 * @param onBehalfOf the leader whose authority was used under delegation, or empty
 * @param at when it was sent back
 */
@WireName("org.wenshu.documents.ProposalSentBack.v1")
public record ProposalSentBack(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String leaderId,
        Optional<String> onBehalfOf,
        Instant at)
        implements IncomingDocumentEvent {
    public ProposalSentBack {
        Withheld.whenClassified(secrecy, title);
    }
}
