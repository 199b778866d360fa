package org.wenshu.archive.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.intake.model.Correction;
import org.wenshu.archive.intake.model.HandedOver;
import org.wenshu.archive.intake.model.Intake;
import org.wenshu.archive.intake.model.IntakeAction;
import org.wenshu.archive.intake.model.IntakeId;
import org.wenshu.archive.intake.model.IntakeStage;
import org.wenshu.archive.intake.model.Obstacle;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The queue of what could not be filed, for the archivist. */
@RestController
@RequestMapping("/api/v1/intakes")
class IntakeController {
    private final IntakeQueue queue;
    private final TakingIn taking;

    IntakeController(IntakeQueue queue, TakingIn taking) {
        this.queue = queue;
        this.taking = taking;
    }

    /** What the archivist decides; what is left out stays as it was handed over or proposed. */
    record FilingForm(
            @Nullable RetentionPeriod retention,
            @Nullable @Size(max = 64) String sectionId,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * Something in the queue. Its title is shown only where the event told it.
     *
     * @param reason the code of what stands in the way; absent once it is filed
     * @param detail which file, which section … it is about
     */
    record IntakeView(
            String id,
            IntakeStage stage,
            String stageName,
            Optional<Obstacle> reason,
            Optional<String> reasonName,
            String detail,
            String sourceKind,
            String sourceId,
            Optional<String> registerNumber,
            Optional<String> title,
            String sender,
            Secrecy secrecy,
            String handlingSectionId,
            int files,
            Instant heldAt,
            Optional<Instant> nextAttemptAt,
            Optional<String> recordId,
            Optional<String> archiveNumber,
            Set<IntakeAction> allowedActions,
            List<AttemptView> attempts) {
        static IntakeView of(Intake intake) {
            HandedOver handed = intake.handedOver();
            return new IntakeView(
                    intake.id().value(),
                    intake.stage(),
                    intake.stage().chinese(),
                    intake.obstacle(),
                    intake.obstacle().map(Obstacle::chinese),
                    intake.detail(),
                    handed.source().kind(),
                    handed.source().id(),
                    handed.registerNumber(),
                    handed.title(),
                    handed.sender(),
                    handed.secrecy(),
                    handed.handlingSection().value(),
                    handed.files().size(),
                    intake.heldAt(),
                    intake.nextTimerAt(),
                    intake.filedAs().map(RecordId::value),
                    intake.archiveNumber(),
                    intake.stage().allowed(),
                    intake.attempts().stream().map(AttemptView::of).toList());
        }
    }

    /** One attempt to file it, by whom and with what outcome (X2). */
    record AttemptView(
            Instant at,
            String byId,
            String by,
            String from,
            Optional<Obstacle> reason,
            String detail,
            Optional<RetentionPeriod> retention,
            Optional<String> sectionId,
            Optional<String> because) {
        static AttemptView of(Intake.Attempt attempt) {
            return new AttemptView(
                    attempt.at(),
                    attempt.by().id(),
                    attempt.by().signature(),
                    attempt.by().from(),
                    attempt.obstacle(),
                    attempt.detail(),
                    attempt.correction().flatMap(Correction::retention),
                    attempt.correction().flatMap(Correction::section).map(SectionId::value),
                    attempt.correction().map(Correction::reason));
        }
    }

    @GetMapping
    @Needs(Authorities.RECORDS_FILE)
    Page<IntakeView> list(
            @RequestParam Optional<IntakeStage> stage,
            @RequestParam Optional<Obstacle> reason,
            @RequestParam Optional<String> sourceKind,
            Cursor cursor,
            Actor actor) {
        return queue.list(stage, reason, sourceKind, cursor, actor).map(IntakeView::of);
    }

    @GetMapping("/{id}")
    @Needs(Authorities.RECORDS_FILE)
    ResponseEntity<IntakeView> get(@PathVariable String id, Actor actor) {
        return answer(queue.get(new IntakeId(id), actor));
    }

    @PostMapping("/{id}/retries")
    @Needs(Authorities.RECORDS_FILE)
    ResponseEntity<IntakeView> retry(@PathVariable String id, Actor actor) {
        Intake seen = queue.get(new IntakeId(id), actor);
        return answer(taking.retry(seen.id(), actor));
    }

    @PostMapping("/{id}/filing")
    @Needs(Authorities.RECORDS_FILE)
    ResponseEntity<IntakeView> file(@PathVariable String id, @Valid @RequestBody FilingForm form, Actor actor) {
        Intake seen = queue.get(new IntakeId(id), actor);
        var correction = new Correction(
                Optional.ofNullable(form.retention()),
                Optional.ofNullable(form.sectionId()).map(SectionId::new),
                form.reason());
        Intake tried = taking.file(seen.id(), correction, actor);
        tried.obstacle().ifPresent(still -> {
            throw Problem.of(ProblemType.ACTION_REFUSED)
                    .detail("仍不能归档:" + still.chinese(), "It still cannot be filed: " + still.english())
                    .with("reason", still.name())
                    .with("stage", tried.stage().name());
        });
        return answer(tried);
    }

    private static ResponseEntity<IntakeView> answer(Intake intake) {
        return ResponseEntity.ok().eTag(Etags.of(intake.version())).body(IntakeView.of(intake));
    }
}
