package org.wenshu.archive.intake.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.records.model.Source;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.office.model.Urgency;

/**
 * What another service hands to the archive (移交), as its event says it; for what is classified the words are in the
 * metadata file only.
 *
 * @param registerNumber the number in the register of that service
 * @param metadata the file that describes it
 */
public record HandedOver(
        Source source,
        String registerNumber,
        Secrecy secrecy,
        Urgency urgency,
        Optional<String> title,
        String sender,
        Optional<String> senderNumber,
        Optional<LocalDate> documentDate,
        int pages,
        Optional<String> retentionHint,
        SectionId handlingSection,
        String completedBy,
        Instant completedAt,
        List<Paper> files,
        Paper metadata) {
    public HandedOver {
        files = List.copyOf(files);
    }
}
