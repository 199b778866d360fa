package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A signed document passed its recheck, has its number and its official copy, and is to be proofread (复核编号, D15).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param by the person who rechecked it
 * @param at when it passed
 */
@WireName("org.wenshu.documents.DocumentRechecked.v1")
public record DocumentRechecked(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String by,
        Instant at)
        implements OutgoingDocumentEvent {
    public DocumentRechecked {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
