package org.wenshu.archive.intake.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param registerNumber the number in the register of incoming documents (收文号)
 * @param sender who issued it (责任者)
 * @param senderNumber the number that its issuer gave it (文号)
 * @param metadata the file that describes it
 */
public record HandedOver(
        Source source,
        Optional<String> registerNumber,
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

    /**
     * The year it belongs to (归档年度, DA/T 22): what the organ issued to the year in which it was signed, as it bears it,
     * however late it comes; what was handled over the turn of a year to the one in which handling ended.
     *
     * @param bears the date the document bears (成文日期)
     */
    public int year(Optional<LocalDate> bears, ZoneId zone) {
        int ended = completedAt.atZone(zone).getYear();
        return source.kind().equals(Source.OUTGOING_DOCUMENT)
                ? bears.map(LocalDate::getYear).orElse(ended)
                : ended;
    }
}
