package org.wenshu.archive.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.PaperRole;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.records.model.Description;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Verification;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * A record as its readers see it.
 *
 * @param archiveNumber 档号
 * @param retentionReason why it is kept so long
 * @param retentionRule the rule of the schedule, or empty when a person decided
 * @param title 题名
 * @param sender 责任者
 * @param senderNumber 文号
 * @param stamp data of the archive stamp (归档章)
 * @param files in the order of DA/T 22
 * @param cancelledNumbers numbers that it had before, with the reason for which they were cancelled
 */
record RecordView(
        String id,
        String archiveNumber,
        String sourceKind,
        String sourceId,
        String fondsNumber,
        String category,
        int year,
        RetentionPeriod retention,
        String retentionName,
        String retentionReason,
        Optional<String> retentionRule,
        String sectionId,
        String sectionCode,
        String sectionName,
        int itemNumber,
        String title,
        String sender,
        Optional<String> senderNumber,
        Optional<String> registerNumber,
        Optional<LocalDate> documentDate,
        Optional<Instant> receivedAt,
        Secrecy secrecy,
        Optional<String> secrecyTerm,
        Urgency urgency,
        int copies,
        int pages,
        String completedBy,
        Instant completedAt,
        Instant filedAt,
        FiledRecord.ArchiveStamp stamp,
        List<FileView> files,
        List<CancelledNumberView> cancelledNumbers,
        Optional<VerificationView> lastVerification,
        List<VerificationView> verifications,
        Instant nextVerificationAt,
        List<ChangeView> changes) {

    /** @param place its place in the item, from 1; the content is at {@code …/files/{place}} */
    record FileView(
            int place,
            String name,
            PaperRole role,
            String roleName,
            String mediaType,
            long size,
            String sha256,
            String sm3,
            Optional<Integer> pages) {}

    /** A number that is no longer in use. */
    record CancelledNumberView(String archiveNumber, String reason, String by, Instant at) {}

    /** The outcome of one verification. */
    record VerificationView(Instant at, String by, boolean intact, List<Verification.FileFinding> files) {
        static VerificationView of(Verification verification) {
            return new VerificationView(
                    verification.at(), verification.by().signature(), verification.intact(), verification.files());
        }
    }

    /** One line of the record's journal (X2). */
    record ChangeView(
            CustodyAction action,
            String archiveNumber,
            String byId,
            String by,
            Optional<String> onBehalfOf,
            String from,
            Instant at,
            String detail) {}

    static RecordView of(FiledRecord filed) {
        Description description = filed.description();
        return new RecordView(
                filed.id().value(),
                filed.number().toString(),
                filed.source().kind(),
                filed.source().id(),
                filed.arrangement().fonds(),
                filed.arrangement().category(),
                filed.arrangement().year(),
                filed.arrangement().retention(),
                filed.arrangement().retention().chinese(),
                filed.retention().reason(),
                filed.retention().rule(),
                filed.arrangement().section().value(),
                filed.arrangement().sectionCode(),
                filed.sectionName(),
                filed.number().item(),
                description.title(),
                description.sender(),
                description.senderNumber(),
                description.registerNumber(),
                description.documentDate(),
                description.receivedAt(),
                description.secrecy(),
                description.secrecyTerm(),
                description.urgency(),
                description.copies(),
                description.pages(),
                description.completedBy(),
                description.completedAt(),
                filed.filedAt(),
                filed.stamp(),
                files(filed.papers()),
                filed.cancelledNumbers().stream()
                        .map(cancelled -> new CancelledNumberView(
                                cancelled.number().toString(),
                                cancelled.reason(),
                                cancelled.by().signature(),
                                cancelled.at()))
                        .toList(),
                filed.lastVerification().map(VerificationView::of),
                filed.verifications().stream().map(VerificationView::of).toList(),
                filed.nextVerificationAt(),
                filed.journal().stream()
                        .map(entry ->
                                change(entry.action(), entry.archiveNumber(), entry.by(), entry.at(), entry.detail()))
                        .toList());
    }

    private static ChangeView change(CustodyAction action, String number, Doer by, Instant at, String detail) {
        return new ChangeView(action, number, by.id(), by.signature(), by.onBehalfOf(), by.from(), at, detail);
    }

    private static List<FileView> files(List<Paper> papers) {
        var files = new ArrayList<FileView>();
        for (Paper paper : papers) {
            files.add(new FileView(
                    files.size() + 1,
                    paper.name(),
                    paper.role(),
                    paper.role().chinese(),
                    paper.mediaType(),
                    paper.size(),
                    paper.sha256(),
                    paper.sm3(),
                    paper.pages()));
        }
        return files;
    }
}
