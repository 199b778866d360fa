package org.wenshu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The calendar against a plain listing of the original data ({@link AnnouncedDays}) and a count minute by minute. */
@Tag("O5")
class WorkingCalendarProperties {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();
    private static final AnnouncedDays ANNOUNCED = new AnnouncedDays(Map.of());
    private static final Set<LocalDate> WORKING = new HashSet<>(ANNOUNCED.workingDays);

    @Example
    void every_single_day_from_2006_to_2030_agrees() {
        for (LocalDate day = LocalDate.of(2006, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
            assertThat(CALENDAR.isWorkingDay(day)).as("%s", day).isEqualTo(WORKING.contains(day));
        }
    }

    @Property(tries = 600)
    void a_deadline_is_the_nth_entry_of_the_list_after_the_one_it_starts_on(
            @ForAll("moments") LocalDateTime arrival, @ForAll @IntRange(min = 1, max = 120) int workingDays) {
        Deadline deadline = CALENDAR.deadlineAfter(instant(arrival), workingDays);

        LocalDate expected = ANNOUNCED.workingDays.get(ANNOUNCED.indexOnOrAfter(arrival.toLocalDate()) + workingDays);
        assertThat(deadline.dueDay()).isEqualTo(expected);
        assertThat(deadline.dueAt()).isEqualTo(instant(expected.atTime(18, 0)));
        assertThat(deadline.provisional())
                .isEqualTo(arrival.toLocalDate()
                        .datesUntil(expected.plusDays(1))
                        .anyMatch(WorkingCalendarProperties::unannounced));
        assertThat(deadline.basis()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void an_organs_exceptions_prevail(
            @ForAll("moments") LocalDateTime arrival,
            @ForAll @IntRange(min = 1, max = 15) int workingDays,
            @ForAll("exceptionsNearby") Map<Integer, Boolean> exceptions) {
        Map<LocalDate, Boolean> byDate = exceptions.entrySet().stream()
                .collect(
                        Collectors.toMap(entry -> arrival.toLocalDate().plusDays(entry.getKey()), Map.Entry::getValue));
        WorkingCalendar calendar = WorkingCalendar.of(
                Notices.published(),
                WorkingHours.STANDARD,
                byDate.entrySet().stream()
                        .map(entry -> new OrganException(entry.getKey(), entry.getValue(), "本机关决定"))
                        .toList());
        AnnouncedDays announced = new AnnouncedDays(byDate);

        assertThat(calendar.deadlineAfter(instant(arrival), workingDays).dueDay())
                .isEqualTo(announced.workingDays.get(announced.indexOnOrAfter(arrival.toLocalDate()) + workingDays));
    }

    @Property(tries = 600)
    void adding_and_counting_undo_each_other(
            @ForAll("days") LocalDate day, @ForAll @IntRange(min = -200, max = 200) int workingDays) {
        LocalDate reached = CALENDAR.plusWorkingDays(day, workingDays);
        assertThat(CALENDAR.workingDaysBetween(day, reached)).isEqualTo(workingDays);
        if (workingDays != 0) {
            assertThat(WORKING).contains(reached);
        }
    }

    @Property(tries = 600)
    void days_between_are_those_of_the_list(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = -400, max = 400) int distance) {
        LocalDate to = from.plusDays(distance);
        long listed = distance >= 0
                ? ANNOUNCED.workingDays.stream()
                        .filter(day -> day.isAfter(from) && !day.isAfter(to))
                        .count()
                : -ANNOUNCED.workingDays.stream()
                        .filter(day -> day.isBefore(from) && !day.isBefore(to))
                        .count();
        assertThat(CALENDAR.workingDaysBetween(from, to)).isEqualTo((int) listed);
    }

    @Property(tries = 150)
    void working_time_is_what_a_count_minute_by_minute_finds(
            @ForAll("moments") LocalDateTime from, @ForAll @IntRange(min = 0, max = 20 * 24 * 60) int minutes) {
        long counted = 0;
        for (int minute = 0; minute < minutes; minute++) {
            if (worked(from.plusMinutes(minute))) {
                counted++;
            }
        }
        Duration found = CALENDAR.workingTimeBetween(instant(from), instant(from.plusMinutes(minutes)));
        assertThat(found).isEqualTo(Duration.ofMinutes(counted));
        assertThat(CALENDAR.workingTimeBetween(instant(from.plusMinutes(minutes)), instant(from)))
                .isEqualTo(found.negated());
    }

    @Property(tries = 150)
    void adding_working_time_ends_where_a_walk_minute_by_minute_ends(
            @ForAll("moments") LocalDateTime from, @ForAll @IntRange(min = 1, max = 5 * 7 * 60) int minutes) {
        LocalDateTime forward = from;
        for (int left = minutes; left > 0; forward = forward.plusMinutes(1)) {
            left -= worked(forward) ? 1 : 0;
        }
        LocalDateTime backward = from;
        for (int left = minutes; left > 0; ) {
            backward = backward.minusMinutes(1);
            left -= worked(backward) ? 1 : 0;
        }
        assertThat(CALENDAR.plusWorkingTime(instant(from), Duration.ofMinutes(minutes)))
                .isEqualTo(instant(forward));
        assertThat(CALENDAR.plusWorkingTime(instant(from), Duration.ofMinutes(-minutes)))
                .isEqualTo(instant(backward));
    }

    @Property(tries = 300)
    void the_next_working_time_is_the_first_worked_minute(@ForAll("moments") LocalDateTime from) {
        LocalDateTime walked = from;
        while (!worked(walked)) {
            walked = walked.plusMinutes(1);
        }
        assertThat(CALENDAR.nextWorkingTime(instant(from))).isEqualTo(instant(walked));
        assertThat(CALENDAR.isWorkingTime(instant(from))).isEqualTo(walked.equals(from));
    }

    @Property(tries = 300)
    void a_reminder_lies_the_given_number_of_entries_before_the_due_day(
            @ForAll("moments") LocalDateTime arrival,
            @ForAll @IntRange(min = 1, max = 20) int workingDays,
            @ForAll @IntRange(min = 0, max = 10) int before) {
        Deadline deadline = CALENDAR.deadlineAfter(instant(arrival), workingDays);
        LocalDate expected = ANNOUNCED.workingDays.get(ANNOUNCED.workingDays.indexOf(deadline.dueDay()) - before);
        assertThat(CALENDAR.workingDaysBefore(deadline, before)).isEqualTo(instant(expected.atTime(9, 0)));
    }

    private static boolean worked(LocalDateTime minute) {
        int hour = minute.getHour();
        return WORKING.contains(minute.toLocalDate())
                && List.of(9, 10, 11, 14, 15, 16, 17).contains(hour);
    }

    /** By the original data: its year has no file, and no file names the day; or a file to come may reach back to it. */
    private static boolean unannounced(LocalDate day) {
        if (day.getYear() == 2006) {
            return day.isBefore(LocalDate.of(2006, 12, 30));
        }
        return day.getYear() < 2006 || day.isAfter(LocalDate.of(2026, 12, 28));
    }

    private static Instant instant(LocalDateTime local) {
        return local.toInstant(ZoneOffset.ofHours(8));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        Arbitrary<LocalDate> any = Arbitraries.longs()
                .between(
                        LocalDate.of(2006, 6, 1).toEpochDay(),
                        LocalDate.of(2029, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        // Half of them around named days, where mistakes would be.
        Arbitrary<LocalDate> named = Arbitraries.of(Notices.published().stream()
                        .flatMap(notice -> notice.days().stream())
                        .map(Notice.Day::date)
                        .toList())
                .flatMap(day -> Arbitraries.integers().between(-4, 4).map(day::plusDays));
        return Arbitraries.oneOf(any, named);
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return days().flatMap(day -> Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> day.atTime(LocalTime.ofSecondOfDay(minute * 60L))));
    }

    @Provide
    Arbitrary<Map<Integer, Boolean>> exceptionsNearby() {
        return Arbitraries.maps(Arbitraries.integers().between(0, 12), Arbitraries.of(true, false))
                .ofMaxSize(8);
    }
}
