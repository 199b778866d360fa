package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A draft was withdrawn to its drafter before it was signed (撤回, D20).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param by the person who withdrew it
 * @param from the stage it was withdrawn from
 * @param sectionId the section that drafted it (拟稿科室)
 * @param at when it was withdrawn
 */
@WireName("org.wenshu.documents.OutgoingDocumentWithdrawn.v1")
public record OutgoingDocumentWithdrawn(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String by,
        String from,
        String sectionId,
        Instant at)
        implements OutgoingDocumentEvent {
    public OutgoingDocumentWithdrawn {
        Withheld.whenClassified(secrecy, documentNumber, title);
    }
}
