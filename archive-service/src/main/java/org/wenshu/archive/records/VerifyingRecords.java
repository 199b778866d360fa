package org.wenshu.archive.records;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.wenshu.archive.ArchiveProperties;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.archive.records.model.Verification;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;

/** Reads the files of a record again and compares length and digests (A3): when asked to, and by schedule. */
@Service
public class VerifyingRecords {
    private static final Logger log = LoggerFactory.getLogger(VerifyingRecords.class);

    private final FiledRecords records;
    private final KeepingCustody custody;
    private final RearrangingRecords rearranging;
    private final FileStore files;
    private final Clock clock;
    private final ArchiveProperties properties;

    VerifyingRecords(
            FiledRecords records,
            KeepingCustody custody,
            RearrangingRecords rearranging,
            FileStore files,
            Clock clock,
            ArchiveProperties properties) {
        this.records = records;
        this.custody = custody;
        this.rearranging = rearranging;
        this.files = files;
        this.clock = clock;
        this.properties = properties;
    }

    FiledRecord verify(FiledRecord filed, Actor by) {
        // Read before the change, which may be tried more than once; the files of a record never change.
        List<Verification.FileFinding> findings = findings(filed.papers());
        FiledRecord verified = records.change(
                filed.id(),
                current -> current.verified(findings, Doer.of(by), clock.instant(), properties.verificationPeriod()));
        return custody.enterChanges(verified);
    }

    private List<Verification.FileFinding> findings(List<Paper> papers) {
        var findings = new ArrayList<Verification.FileFinding>();
        for (int i = 0; i < papers.size(); i++) {
            Paper paper = papers.get(i);
            findings.add(new Verification.FileFinding(i + 1, paper.sha256(), isIntact(paper)));
        }
        return findings;
    }

    /** Whether the store still has exactly the content that was filed. */
    private boolean isIntact(Paper paper) {
        Optional<StoredFile> stored = files.find(paper.sha256());
        return stored.filter(found ->
                                found.size() == paper.size() && found.sm3().equals(paper.sm3()))
                        .isPresent()
                && files.verify(paper.sha256());
    }

    /** What a record's timer brings about: first what a crash left undone, then the verification that is due. */
    void ring(FiledRecord filed, Instant now) {
        RecordId id = filed.id();
        if (!filed.notYetInCustodyLog().isEmpty()) {
            filed.enteredInCustodyLog(custody.append(filed));
        }
        if (filed.pendingRearrangement().isPresent()) {
            filed.takeNumber(rearranging.claim(filed), now);
        } else if (filed.verificationIsDue(now)) {
            filed.verified(findings(filed.papers()), Doer.ARCHIVE, now, properties.verificationPeriod());
            if (!filed.lastVerification().map(Verification::intact).orElse(true)) {
                log.error("the files of record {} are not what was filed", id);
            }
        }
    }
}
