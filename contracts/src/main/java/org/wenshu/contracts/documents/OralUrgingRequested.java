package org.wenshu.contracts.documents;

import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * A call has to be made, because handling is overdue or a message could not be delivered (电话催办, D8, N3).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param callSheetId the call sheet on which the secretary records the call (电话催办单)
 * @param sectionIds the sections to call
 * @param cause why the call is needed
 */
@WireName("org.wenshu.documents.OralUrgingRequested.v1")
public record OralUrgingRequested(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String callSheetId,
        List<String> sectionIds,
        @OneOf({"OVERDUE", "MESSAGE_UNDELIVERABLE"}) String cause)
        implements IncomingDocumentEvent {
    public OralUrgingRequested {
        sectionIds = List.copyOf(sectionIds);
        Withheld.whenClassified(secrecy, title);
    }
}
