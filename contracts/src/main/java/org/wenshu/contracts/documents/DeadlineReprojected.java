package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A deadline was computed anew because the working calendar changed (期限重算, O5).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param from the deadline until now
 * @param to the deadline from now on
 * @param reason what it rests on now: the number of the State Council's notice, or the organ's own exception
 */
@WireName("org.wenshu.documents.DeadlineReprojected.v1")
public record DeadlineReprojected(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        Instant from,
        Instant to,
        String reason)
        implements IncomingDocumentEvent {
    public DeadlineReprojected {
        Withheld.whenClassified(secrecy, title);
    }
}
