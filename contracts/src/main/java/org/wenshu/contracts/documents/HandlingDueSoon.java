package org.wenshu.contracts.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * The handling of an incoming document falls due shortly (临期提醒, D8).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param leadSectionId the section that leads the handling (主办)
 * @param coSectionIds the sections that take part in the handling (协办)
 * @param dueAt when the handling is due
 */
@WireName("org.wenshu.documents.HandlingDueSoon.v1")
public record HandlingDueSoon(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String leadSectionId,
        List<String> coSectionIds,
        Instant dueAt)
        implements IncomingDocumentEvent {
    public HandlingDueSoon {
        coSectionIds = List.copyOf(coSectionIds);
        Withheld.whenClassified(secrecy, title);
    }
}
