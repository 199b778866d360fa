package org.wenshu.archive.arrangement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.archive.arrangement.model.RetentionSchedule;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;

/** The retention schedule (保管期限表): read, and revised as a whole. */
@RestController
@RequestMapping("/api/v1/retention-schedule")
class RetentionScheduleController {
    private final AdministeringRetention retention;

    RetentionScheduleController(AdministeringRetention retention) {
        this.retention = retention;
    }

    /** The rules in the order in which they are tried; the first that applies decides. */
    record ScheduleForm(
            @NotEmpty @Size(max = 500) List<@NotNull @Valid RetentionRuleForm> rules,
            @NotBlank @Size(max = 500) String reason) {}

    /** @param editions who revised it, when and why; the latest last */
    record ScheduleView(long version, List<RetentionRuleForm> rules, List<EditionView> editions) {
        static ScheduleView of(RetentionSchedule schedule) {
            return new ScheduleView(
                    schedule.version(),
                    schedule.rules().stream().map(RetentionRuleForm::of).toList(),
                    schedule.editions().stream()
                            .map(edition -> new EditionView(
                                    edition.by(),
                                    edition.at(),
                                    edition.reason(),
                                    edition.rules().size()))
                            .toList());
        }
    }

    /** One revision of the schedule. */
    record EditionView(String by, Instant at, String reason, int rules) {}

    @GetMapping
    @Needs({Authorities.RECORDS_READ, Authorities.RETENTION_ADMINISTER})
    ResponseEntity<ScheduleView> get() {
        return answer(retention.schedule());
    }

    @PutMapping
    @Needs(Authorities.RETENTION_ADMINISTER)
    ResponseEntity<ScheduleView> revise(@Valid @RequestBody ScheduleForm form, Actor actor) {
        return answer(retention.revise(
                form.rules().stream().map(RetentionRuleForm::rule).toList(), form.reason(), actor));
    }

    private static ResponseEntity<ScheduleView> answer(RetentionSchedule schedule) {
        return ResponseEntity.ok().eTag(Etags.of(schedule.version())).body(ScheduleView.of(schedule));
    }
}
