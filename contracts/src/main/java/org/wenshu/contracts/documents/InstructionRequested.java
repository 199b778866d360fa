package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * One leader's turn to give an instruction has come, in protocol order (呈批, D5).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leaderId the leader whose turn it is
 * @param at when the turn came
 */
@WireName("org.wenshu.documents.InstructionRequested.v1")
public record InstructionRequested(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String leaderId,
        Instant at)
        implements IncomingDocumentEvent {
    public InstructionRequested {
        Withheld.whenClassified(secrecy, title);
    }
}
