package org.wenshu.archive.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wenshu.archive.ArchiveProperties;
import org.wenshu.archive.OfItsOwnAccord;
import org.wenshu.archive.intake.model.Correction;
import org.wenshu.archive.intake.model.HandedOver;
import org.wenshu.archive.intake.model.Intake;
import org.wenshu.archive.intake.model.IntakeAction;
import org.wenshu.archive.intake.model.IntakeId;
import org.wenshu.archive.intake.model.IntakeStage;
import org.wenshu.archive.records.FilingRecords;
import org.wenshu.archive.records.model.Doer;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.archive.records.model.Source;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.DerivedIds;

/**
 * Takes in what other services hand over (A1): files it, or puts it into the queue with the reason. The record's id
 * follows from its source, so that a redelivered event, the queue's own retry and the archivist file it once between them.
 */
@Service
class TakingIn {
    private final IntakeQueue queue;
    private final ExaminingIntake examining;
    private final FilingRecords filing;
    private final Office office;
    private final Clock clock;
    private final ArchiveProperties properties;

    TakingIn(
            IntakeQueue queue,
            ExaminingIntake examining,
            FilingRecords filing,
            Office office,
            Clock clock,
            ArchiveProperties properties) {
        this.queue = queue;
        this.examining = examining;
        this.filing = filing;
        this.office = office;
        this.clock = clock;
        this.properties = properties;
    }

    static RecordId recordOf(Source source) {
        return new RecordId(DerivedIds.of(source.kind(), source.id()));
    }

    static IntakeId intakeOf(Source source) {
        return new IntakeId(DerivedIds.of("intake", source.kind(), source.id()));
    }

    /** What an event brings about; any number of deliveries come to the same. */
    void take(HandedOver handed) {
        if (!office.isCaughtUp()) {
            // Without the organ's policies and sections it would be filed under a wrong number, or held for nothing.
            throw new IllegalStateException("the directory has not been read yet");
        }
        IntakeId id = intakeOf(handed.source());
        if (queue.find(id).isPresent()) {
            queue.change(id, intake -> {
                if (intake.stage() == IntakeStage.HELD) {
                    settle(intake, Optional.empty(), Doer.ARCHIVE, clock.instant());
                }
            });
            return;
        }
        RecordId record = recordOf(handed.source());
        if (filing.filed(record).isPresent()) {
            return;
        }
        switch (examining.examine(record, handed, Optional.empty(), Doer.ARCHIVE)) {
            case Assessment.Fileable fileable -> filing.file(fileable.filing());
            case Assessment.Obstructed obstructed ->
                queue.hold(Intake.hold(
                        id,
                        handed,
                        obstructed.obstacle(),
                        obstructed.detail(),
                        clock.instant(),
                        properties.retryAfter()));
        }
    }

    /** The archivist tries again after what stood in the way has been put right elsewhere. */
    Intake retry(IntakeId id, Actor by) {
        return queue.change(id, intake -> {
            intake.mustAllow(IntakeAction.RETRY);
            settle(intake, Optional.empty(), Doer.of(by), clock.instant());
        });
    }

    /** The archivist files it with values of his own. */
    Intake file(IntakeId id, Correction correction, Actor by) {
        return queue.change(id, intake -> {
            intake.mustAllow(IntakeAction.FILE);
            settle(intake, Optional.of(correction), Doer.of(by), clock.instant());
        });
    }

    /** The queue tries again by itself. */
    void ring(Intake intake, Instant now) {
        settle(intake, Optional.empty(), Doer.ARCHIVE, now);
    }

    private void settle(Intake intake, Optional<Correction> correction, Doer by, Instant now) {
        HandedOver handed = intake.handedOver();
        RecordId record = recordOf(handed.source());
        Optional<FiledRecord> already = filing.filed(record);
        if (already.isPresent()) {
            // Filed by another delivery, or by an attempt that was cut off before it could say so here.
            intake.filed(record, already.get().number().toString(), Optional.empty(), Doer.ARCHIVE, now);
            return;
        }
        switch (examining.examine(record, handed, correction, by)) {
            case Assessment.Fileable fileable -> {
                FiledRecord filed = OfItsOwnAccord.act(() -> filing.file(fileable.filing()));
                intake.filed(record, filed.number().toString(), correction, by, now);
            }
            case Assessment.Obstructed obstructed ->
                intake.holdAgain(obstructed.obstacle(), obstructed.detail(), correction, by, now);
        }
    }
}
