package org.wenshu.archive.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.records.model.Description;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Verification;
import org.wenshu.office.model.Secrecy;

/**
 * A record as it stands in a list.
 *
 * @param intact whether its files were what was filed when they were last verified
 */
record RecordLine(
        String id,
        String archiveNumber,
        String sourceKind,
        String sourceId,
        int year,
        RetentionPeriod retention,
        String sectionId,
        String sectionName,
        String title,
        String sender,
        Optional<String> senderNumber,
        Optional<LocalDate> documentDate,
        Secrecy secrecy,
        int pages,
        Instant filedAt,
        boolean intact) {
    static RecordLine of(FiledRecord filed) {
        Description description = filed.description();
        return new RecordLine(
                filed.id().value(),
                filed.number().toString(),
                filed.source().kind(),
                filed.source().id(),
                filed.arrangement().year(),
                filed.arrangement().retention(),
                filed.arrangement().section().value(),
                filed.sectionName(),
                description.title(),
                description.sender(),
                description.senderNumber(),
                description.documentDate(),
                description.secrecy(),
                description.pages(),
                filed.filedAt(),
                filed.lastVerification().map(Verification::intact).orElse(true));
    }
}
