package org.wenshu.documents.drafting;

import java.time.Instant;
import java.util.List;
import org.wenshu.document.checks.Severity;
import org.wenshu.document.docx.FormatFinding;
import org.wenshu.office.model.PersonId;

/** What the format check of an uploaded DOCX found and changed; for its uploader only. */
final class FormatCheckRecord {
    private String id = "";

    @SuppressWarnings("NullAway.Init")
    private PersonId uploader;

    private String fileName = "";
    private String sha256 = "";
    private Instant at = Instant.EPOCH;
    private List<Found> findings = List.of();
    private List<Found> changes = List.of();
    private List<Found> remaining = List.of();
    private String corrected = "";
    private long version;

    /**
     * A departure from the standard.
     *
     * @param code of the format rule, or of the wording rule
     * @param block the paragraph or table of the body, from 0; -1 for page set-up, header and footer
     * @param mendable whether the corrected DOCX has it right
     */
    record Found(
            String code,
            String name,
            String clause,
            Severity severity,
            int block,
            String excerpt,
            String reason,
            boolean mendable) {
        static Found of(FormatFinding finding) {
            return new Found(
                    finding.code(),
                    finding.rule().chinese(),
                    finding.rule().clause(),
                    finding.rule().severity(),
                    finding.block(),
                    finding.excerpt(),
                    finding.reason(),
                    finding.mendable());
        }
    }

    private FormatCheckRecord() {}

    FormatCheckRecord(
            String id,
            PersonId uploader,
            String fileName,
            String sha256,
            Instant at,
            List<Found> findings,
            List<Found> changes,
            List<Found> remaining,
            String corrected) {
        this.id = id;
        this.uploader = uploader;
        this.fileName = fileName;
        this.sha256 = sha256;
        this.at = at;
        this.findings = List.copyOf(findings);
        this.changes = List.copyOf(changes);
        this.remaining = List.copyOf(remaining);
        this.corrected = corrected;
    }

    String id() {
        return id;
    }

    boolean belongsTo(PersonId person) {
        return uploader.equals(person);
    }

    String fileName() {
        return fileName;
    }

    String sha256() {
        return sha256;
    }

    Instant at() {
        return at;
    }

    List<Found> findings() {
        return findings;
    }

    List<Found> changes() {
        return changes;
    }

    List<Found> remaining() {
        return remaining;
    }

    String corrected() {
        return corrected;
    }

    long version() {
        return version;
    }
}
