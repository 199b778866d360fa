package org.wenshu.directory.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Entry;

/**
 * The State Council's notice on the holidays of a year (放假安排的通知, O5), announced after this release; a later one for
 * the same year amends the earlier.
 */
public final class CalendarNotice extends Entry {
    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2100;

    private int year;
    private int number;
    private String paper;
    private List<Day> days;

    @SuppressWarnings("NullAway.Init")
    private CalendarNotice() {}

    /** A day that the notice names: off, or worked in exchange (调休). */
    public record Day(LocalDate date, boolean working, String name) {}

    /** What a client enters. */
    public record Input(
            @Nullable Integer year,
            @Nullable String documentNumber,
            @Nullable String url,
            @Nullable List<DayInput> days) {}

    public record DayInput(
            @Nullable LocalDate date,
            @Nullable Boolean working,
            @Nullable String name) {}

    /** A notice that has passed the rules. */
    record Checked(int year, String paper, List<Day> days) {}

    static Checked check(Input input) {
        var checks = new Checks();
        int year = checks.number("year", input.year(), FIRST_YEAR, LAST_YEAR);
        Optional<String> documentNumber = checks.optionalText("documentNumber", input.documentNumber(), 60);
        Optional<String> url = checks.optionalText("url", input.url(), 500);
        url.filter(address -> !address.matches("https?://\\S+"))
                .ifPresent(bad -> checks.fault("url", "url", "不是网址", "is not an address on the web"));
        if (documentNumber.isEmpty() && url.isEmpty()) {
            checks.fault(
                    "documentNumber",
                    "required",
                    "须填写发文字号，不详时填写发布网址",
                    "the document number is required, or the address where it was published");
        }
        List<Day> days = days(input.days(), year, checks);
        checks.done();
        return new Checked(year, documentNumber.or(() -> url).orElse(""), days);
    }

    private static List<Day> days(@Nullable List<DayInput> inputs, int year, Checks checks) {
        List<Day> days = new ArrayList<>();
        if (inputs == null || inputs.isEmpty()) {
            checks.fault("days", "required", "至少安排一天", "at least one day is required");
            return days;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            DayInput input = inputs.get(i);
            String field = "days[" + i + "]";
            String name = checks.text(field + ".name", input.name(), 30);
            LocalDate date = input.date();
            if (input.working() == null) {
                checks.fault(field + ".working", "required", "必须填写", "is required");
            }
            if (date == null) {
                checks.fault(field + ".date", "required", "必须填写", "is required");
            } else if (date.getYear() != year && !date.equals(LocalDate.of(year - 1, 12, date.getDayOfMonth()))) {
                checks.fault(
                        field + ".date",
                        "other-year",
                        "应在 " + year + " 年或上一年十二月",
                        "must lie in " + year + " or in December before it");
            } else if (!seen.add(date)) {
                checks.fault(field + ".date", "twice", "日期重复", "the day is named twice");
            } else {
                days.add(new Day(date, Boolean.TRUE.equals(input.working()), name));
            }
        }
        return days;
    }

    static CalendarNotice take(Checked checked, int number, Author by, Instant at) {
        var notice = new CalendarNotice();
        notice.year = checked.year();
        notice.number = number;
        notice.paper = checked.paper();
        notice.days = checked.days();
        notice.record(
                "taken over",
                Map.of(),
                Map.of("paper", notice.paper, "days", String.valueOf(notice.days.size())),
                by,
                at);
        return notice;
    }

    public int year() {
        return year;
    }

    /** Which notice for that year it is, counted from 1. */
    public int number() {
        return number;
    }

    /** Its document number, or its address where the number is not known. */
    public String paper() {
        return paper;
    }

    public List<Day> days() {
        return List.copyOf(days);
    }
}
