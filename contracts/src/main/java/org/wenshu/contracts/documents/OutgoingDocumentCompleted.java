package org.wenshu.contracts.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.FileReference;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.UrgencyLevel;
import org.wenshu.contracts.WireName;

/**
 * An issued document is handed to the archive with its final draft, sign-off sheet, official copy and attachments (归档移交, D18, A1).
 *
 * @param documentId the document; the subject of the event
 * @param documentNumber its document number (发文字号), or empty while it has none, and always when it is classified
 * @param secrecy its secrecy level (密级)
 * @param urgency its urgency (紧急程度)
 * @param title its title, or empty when it is classified
 * @param completedBy the person who handed it over
 * @param kind what kind of official document it is (文种)
 * @param documentDate the date it bears (成文日期), or empty when it bears none
 * @param pages its number of pages
 * @param retentionHint the retention period the office suggests (保管期限), or empty when it leaves it to the archive's schedule
 * @param sectionId the section that drafted it (拟稿科室)
 * @param issuers the organs that issued it (发文机关), the sponsoring one first
 * @param files the official copy, its attachments, the final draft and the sign-off sheet
 * @param metadataReference the file that holds title, number, recipients and the whole record of its making, for every document alike
 * @param at when it was handed over
 */
@WireName("org.wenshu.documents.OutgoingDocumentCompleted.v1")
public record OutgoingDocumentCompleted(
        String documentId,
        Optional<String> documentNumber,
        @SecrecyLevel String secrecy,
        @UrgencyLevel String urgency,
        Optional<String> title,
        String completedBy,

        @OneOf({
            "RESOLUTION",
            "DECISION",
            "ORDER",
            "COMMUNIQUE",
            "PROCLAMATION",
            "PUBLIC_NOTICE",
            "OPINION",
            "NOTICE",
            "CIRCULAR",
            "REPORT",
            "REQUEST",
            "REPLY",
            "BILL",
            "LETTER",
            "MINUTES"
        })
        String kind,

        Optional<LocalDate> documentDate,
        int pages,
        Optional<String> retentionHint,
        String sectionId,
        List<String> issuers,
        List<FileReference> files,
        FileReference metadataReference,
        Instant at)
        implements OutgoingDocumentEvent {
    public OutgoingDocumentCompleted {
        issuers = List.copyOf(issuers);
        files = List.copyOf(files);
        Withheld.whenClassified(secrecy, documentNumber, title);
        files.forEach(file -> Withheld.whenClassified(secrecy, file.name()));
        Withheld.whenClassified(secrecy, metadataReference.name());
    }
}
