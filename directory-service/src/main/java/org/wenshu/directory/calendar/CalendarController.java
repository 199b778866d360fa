package org.wenshu.directory.calendar;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;
import static org.wenshu.office.model.Authorities.DIRECTORY_READ;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.calendar.DayInfo;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.Notice;
import org.wenshu.calendar.Notices;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.office.Office;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The working calendar (工作日历, O5). */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarController {
    private static final long MOST_DAYS = 400;
    private static final int MOST_WORKING_DAYS = 1000;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final KeepingCalendar calendar;
    /** Days and deadlines are shown as every service computes them: from what has been published. */
    private final Office office;

    CalendarController(KeepingCalendar calendar, Office office) {
        this.calendar = calendar;
        this.office = office;
    }

    record NewException(
            @Nullable LocalDate date,
            @Nullable Boolean working,
            @Nullable String reason) {}

    record Removal(@Nullable String reason) {}

    record ExceptionView(LocalDate date, boolean working, String reason, boolean removed, long version) {
        static ExceptionView of(CalendarException exception) {
            return new ExceptionView(
                    exception.date(),
                    exception.working(),
                    exception.reason(),
                    exception.removed(),
                    exception.version());
        }
    }

    record NoticeView(int year, int number, String paper, List<CalendarNotice.Day> days, boolean shipped) {
        static NoticeView of(CalendarNotice notice) {
            return new NoticeView(notice.year(), notice.number(), notice.paper(), notice.days(), false);
        }

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.year(),
                    0,
                    notice.number().orElse(notice.url().toString()),
                    notice.days().stream()
                            .map(day -> new CalendarNotice.Day(day.date(), day.working(), day.name()))
                            .toList(),
                    true);
        }
    }

    /**
     * @param basis ORGAN_EXCEPTION, NOTICE, FIXED_DATE, WEEKEND or WEEKDAY
     * @param notice the notice that the day is judged under
     * @param provisional whether a notice yet to come may decide otherwise
     */
    record DayView(
            LocalDate date, boolean working, String name, String basis, Optional<String> notice, boolean provisional) {
        static DayView of(DayInfo day) {
            return new DayView(
                    day.date(),
                    day.working(),
                    day.name(),
                    day.basis().name(),
                    day.notice()
                            .map(notice -> notice.number().orElse(notice.url().toString())),
                    day.provisional());
        }
    }

    /** @param basis the notices, fall-backs and exceptions that the deadline rests on */
    record DeadlineView(
            Instant start, int workingDays, Instant dueAt, LocalDate dueDay, boolean provisional, List<String> basis) {}

    @PostMapping("/exceptions")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ExceptionView> decide(@RequestBody NewException request, Caller caller) {
        var checks = new Checks();
        String reason = checks.text("reason", request.reason(), 100);
        LocalDate date = dated("date", request.date(), checks);
        if (request.working() == null) {
            checks.fault("working", "required", "必须填写", "is required");
        }
        checks.done();
        boolean working = Boolean.TRUE.equals(request.working());
        CalendarException decided = calendar.decide(date, working, reason, author(caller));
        return ResponseEntity.created(URI.create("/api/v1/calendar/exceptions/" + decided.date()))
                .eTag(Etags.of(decided.version()))
                .body(ExceptionView.of(decided));
    }

    @GetMapping("/exceptions")
    @Needs(DIRECTORY_READ)
    Page<ExceptionView> exceptions() {
        return Page.of(calendar.exceptionsInForce()).map(ExceptionView::of);
    }

    @GetMapping("/exceptions/{date}")
    @Needs(DIRECTORY_READ)
    ResponseEntity<ExceptionView> exception(@PathVariable LocalDate date) {
        return answer(calendar.get(date));
    }

    @PostMapping("/exceptions/{date}/removal")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ExceptionView> remove(@PathVariable LocalDate date, @RequestBody Removal request, Caller caller) {
        var checks = new Checks();
        String reason = checks.text("reason", request.reason(), 100);
        checks.done();
        return answer(calendar.remove(date, reason, author(caller)));
    }

    @GetMapping("/exceptions/{date}/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable LocalDate date) {
        return calendar.get(date).journal();
    }

    /** A notice announced after this release; a further one for the same year amends it. */
    @PostMapping("/notices")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<NoticeView> takeOver(@RequestBody CalendarNotice.Input request, Caller caller) {
        CalendarNotice taken = calendar.takeOver(CalendarNotice.check(request), author(caller));
        return ResponseEntity.status(HttpStatus.CREATED).body(NoticeView.of(taken));
    }

    /** The notices shipped with this release (number 0), then those taken over since. */
    @GetMapping("/notices")
    @Needs(DIRECTORY_READ)
    Page<NoticeView> notices(@RequestParam Optional<Integer> year) {
        var all = new ArrayList<NoticeView>();
        Notices.published().forEach(notice -> all.add(NoticeView.of(notice)));
        calendar.takenOver().forEach(notice -> all.add(NoticeView.of(notice)));
        return Page.of(all.stream()
                .filter(notice -> year.isEmpty() || year.get() == notice.year())
                .toList());
    }

    @GetMapping("/days")
    @Needs(DIRECTORY_READ)
    Page<DayView> days(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        var checks = new Checks();
        dated("from", from, checks);
        dated("to", to, checks);
        if (to.isBefore(from)) {
            checks.fault("to", "before-from", "不能早于 from", "must not be before from");
        } else if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            checks.fault("to", "range", "一次最多 " + MOST_DAYS + " 天", "at most " + MOST_DAYS + " days at a time");
        }
        checks.done();
        return Page.of(from.datesUntil(to.plusDays(1))
                .map(office.calendar()::day)
                .map(DayView::of)
                .toList());
    }

    @GetMapping("/deadline")
    @Needs(DIRECTORY_READ)
    DeadlineView deadline(@RequestParam Instant start, @RequestParam int workingDays) {
        var checks = new Checks();
        dated("start", start.atZone(ZoneOffset.UTC).toLocalDate(), checks);
        checks.number("workingDays", workingDays, 1, MOST_WORKING_DAYS);
        checks.done();
        Deadline deadline = office.calendar().deadlineAfter(start, workingDays);
        return new DeadlineView(
                start, workingDays, deadline.dueAt(), deadline.dueDay(), deadline.provisional(), deadline.basis());
    }

    private static LocalDate dated(String field, @Nullable LocalDate date, Checks checks) {
        if (date == null) {
            checks.fault(field, "required", "必须填写", "is required");
            return LocalDate.EPOCH;
        }
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            checks.fault(
                    field,
                    "range",
                    "应在 " + FIRST_YEAR + " 年到 " + LAST_YEAR + " 年之间",
                    "must lie between " + FIRST_YEAR + " and " + LAST_YEAR);
        }
        return date;
    }

    private static ResponseEntity<ExceptionView> answer(CalendarException exception) {
        return ResponseEntity.ok().eTag(Etags.of(exception.version())).body(ExceptionView.of(exception));
    }
}
