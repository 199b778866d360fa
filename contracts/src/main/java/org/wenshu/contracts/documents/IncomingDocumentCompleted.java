package org.wenshu.contracts.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An incoming document was closed and is handed to the archive with all its materials (办结, D9, A1).
 *
 * @param documentId the document; the subject of the event
 * @param registerNumber its number in the register of incoming documents (收文号)
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param completedBy the person who closed it
 * @param at when it was closed
 * @param sender the organ that sent it (发文机关)
 * @param senderNumber the sender's own number for it (发文字号), or empty when it has none or is classified
 * @param documentDate the date the document itself bears (成文日期), or empty when it bears none
 * @param pages its number of pages
 * @param retentionHint the retention period the office suggests (保管期限), or empty when it leaves it to the archive's schedule
 * @param handlingSectionId the section that led the handling
 * @param files the document, its attachments, its handling sheet and the results
 * @param metadataReference the file that holds title, sender, numbers and the whole record of handling, for every document alike
 */
@WireName("org.wenshu.documents.IncomingDocumentCompleted.v1")
public record IncomingDocumentCompleted(
        String documentId,
        String registerNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String completedBy,
        Instant at,
        String sender,
        Optional<String> senderNumber,
        Optional<LocalDate> documentDate,
        int pages,
        Optional<String> retentionHint,
        String handlingSectionId,
        List<FileReference> files,
        FileReference metadataReference)
        implements IncomingDocumentEvent {
    public IncomingDocumentCompleted {
        files = List.copyOf(files);
        Withheld.whenClassified(secrecy, title, senderNumber);
        files.forEach(file -> Withheld.whenClassified(secrecy, file.name()));
        Withheld.whenClassified(secrecy, metadataReference.name());
    }
}
