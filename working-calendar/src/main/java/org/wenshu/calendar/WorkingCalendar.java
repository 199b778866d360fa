package org.wenshu.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;

/**
 * The organ's working calendar (工作日历): which days and hours are worked, and every period counted on them (O5).
 *
 * <p>A day is decided by, in this order: the organ's own exception; the notice that names it, where of two notices the
 * later year's prevails; in a year without a notice, the holidays of fixed date; the week. Holidays that follow the
 * moon or the sun's terms (春节, 清明, 端午, 中秋) are not guessed before they are announced: such a year is provisional.
 *
 * <p>A notice may reach back into the last days of December, so these stay provisional until the next year's notice is
 * there. An organ's exception does not make a day certain either, for it was decided without knowing the notice.
 *
 * <p>Immutable; a changed policy, a new exception or a new notice makes a new calendar.
 */
public final class WorkingCalendar {

    /** Longer counts are mistakes of the caller; they are refused rather than computed. */
    private static final int LONGEST_COUNT = 10_000;

    private static final long LONGEST_SPAN_IN_DAYS = 20_000;

    /** The earliest day of December that any notice since 2007 has reached back to. */
    private static final int REACH_INTO_DECEMBER = 29;

    private final TreeMap<Integer, Notice> notices = new TreeMap<>();
    private final Map<LocalDate, NamedDay> named = new HashMap<>();
    private final Map<LocalDate, OrganException> exceptions = new HashMap<>();
    private final WorkingHours hours;

    private record NamedDay(Notice notice, Notice.Day day) {}

    private WorkingCalendar(
            Collection<Notice> notices, WorkingHours hours, Collection<OrganException> organExceptions) {
        this.hours = hours;
        for (Notice notice : notices) {
            if (this.notices.put(notice.year(), notice) != null) {
                throw new IllegalArgumentException("notices: two notices for " + notice.year());
            }
        }
        for (Notice notice : this.notices.values()) {
            for (Notice.Day day : notice.days()) {
                named.put(day.date(), new NamedDay(notice, day));
            }
        }
        for (OrganException exception : organExceptions) {
            if (exceptions.put(exception.date(), exception) != null) {
                throw new IllegalArgumentException("organExceptions: two exceptions for " + exception.date());
            }
        }
    }

    /**
     * A calendar on the given notices, hours and exceptions.
     *
     * @throws IllegalArgumentException if two notices are for the same year or two exceptions for the same day
     */
    public static WorkingCalendar of(
            Collection<Notice> notices, WorkingHours hours, Collection<OrganException> organExceptions) {
        return new WorkingCalendar(notices, hours, organExceptions);
    }

    /** The calendar on all notices shipped, with the standard hours and no exceptions. */
    public static WorkingCalendar standard() {
        return of(Notices.published(), WorkingHours.STANDARD, List.of());
    }

    /** The hours worked on a working day, and the time zone. */
    public WorkingHours hours() {
        return hours;
    }

    // Days

    /** Whether the organ works on that day. */
    public boolean isWorkingDay(LocalDate date) {
        return day(date).working();
    }

    /** What is known of a day and on what ground. */
    public DayInfo day(LocalDate date) {
        NamedDay namedDay = named.get(date);
        Optional<Notice> notice =
                namedDay != null ? Optional.of(namedDay.notice()) : Optional.ofNullable(notices.get(date.getYear()));
        boolean provisional = namedDay == null && mayStillBeNamed(date);

        OrganException exception = exceptions.get(date);
        if (exception != null) {
            return new DayInfo(
                    date, exception.working(), exception.reason(), DayInfo.Basis.ORGAN_EXCEPTION, notice, provisional);
        }
        if (namedDay != null) {
            Notice.Day day = namedDay.day();
            String name = day.working() ? day.name() + "调休上班" : day.name();
            return new DayInfo(date, day.working(), name, DayInfo.Basis.NOTICE, notice, provisional);
        }
        if (notice.isEmpty()) {
            Optional<String> holiday = holidayOfFixedDate(date);
            if (holiday.isPresent()) {
                return new DayInfo(date, false, holiday.get(), DayInfo.Basis.FIXED_DATE, notice, provisional);
            }
        }
        return isWeekend(date)
                ? new DayInfo(date, false, "周末", DayInfo.Basis.WEEKEND, notice, provisional)
                : new DayInfo(date, true, "工作日", DayInfo.Basis.WEEKDAY, notice, provisional);
    }

    /** The first working day after the given day. */
    public LocalDate nextWorkingDay(LocalDate date) {
        return plusWorkingDays(date, 1);
    }

    /** The given day if it is worked, otherwise the first working day after it. */
    public LocalDate workingDayOnOrAfter(LocalDate date) {
        return isWorkingDay(date) ? date : nextWorkingDay(date);
    }

    /**
     * The Nth working day after the given day, or before it if {@code workingDays} is negative; the day itself is never
     * counted, and 0 returns it unchanged.
     *
     * @throws IllegalArgumentException for more than 10 000 working days
     */
    public LocalDate plusWorkingDays(LocalDate date, int workingDays) {
        if (workingDays < -LONGEST_COUNT || workingDays > LONGEST_COUNT) {
            throw new IllegalArgumentException(
                    "workingDays: " + workingDays + " is more than " + LONGEST_COUNT + " working days");
        }
        int step = Integer.signum(workingDays);
        LocalDate day = date;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /**
     * The number of working days after {@code from} up to and including {@code to}; if {@code to} is earlier, the
     * negative number of those before {@code from} down to and including {@code to}. It undoes {@link #plusWorkingDays}.
     *
     * @throws IllegalArgumentException if the days are more than 20 000 days apart
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        mustBeWithinReach(from, to);
        int step = to.isBefore(from) ? -1 : 1;
        int counted = 0;
        for (LocalDate day = from; !day.equals(to); ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                counted += step;
            }
        }
        return counted;
    }

    // Hours

    /** When work begins on that day, if it is worked. */
    public Instant startOfWork(LocalDate workingDay) {
        return hours.at(workingDay, hours.opening());
    }

    /** When work ends on that day, if it is worked. */
    public Instant endOfWork(LocalDate workingDay) {
        return hours.at(workingDay, hours.closing());
    }

    /** Whether that instant lies within working hours of a working day; the end of an interval no longer does. */
    public boolean isWorkingTime(Instant instant) {
        return worked(hours.dateOf(instant)).stream()
                .anyMatch(stretch -> !instant.isBefore(stretch.start()) && instant.isBefore(stretch.end()));
    }

    /** That instant if it is working time, otherwise the moment work begins next. */
    public Instant nextWorkingTime(Instant instant) {
        for (LocalDate day = hours.dateOf(instant); ; day = day.plusDays(1)) {
            for (Stretch stretch : worked(day)) {
                if (instant.isBefore(stretch.end())) {
                    return later(instant, stretch.start());
                }
            }
        }
    }

    /**
     * How much working time lies between two instants; negative if {@code to} is the earlier.
     *
     * @throws IllegalArgumentException if they are more than 20 000 days apart
     */
    public Duration workingTimeBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return workingTimeBetween(to, from).negated();
        }
        LocalDate last = hours.dateOf(to);
        mustBeWithinReach(hours.dateOf(from), last);
        Duration sum = Duration.ZERO;
        for (LocalDate day = hours.dateOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Stretch stretch : worked(day)) {
                Instant start = later(from, stretch.start());
                Instant end = earlier(to, stretch.end());
                if (start.isBefore(end)) {
                    sum = sum.plus(Duration.between(start, end));
                }
            }
        }
        return sum;
    }

    /**
     * The earliest instant by which that much working time has passed since {@code from}; for a negative amount, the
     * latest instant from which that much working time is left until {@code from}.
     *
     * @throws IllegalArgumentException for an amount of more than 10 000 times 24 hours
     */
    public Instant plusWorkingTime(Instant from, Duration workingTime) {
        if (workingTime.abs().compareTo(Duration.ofDays(LONGEST_COUNT)) > 0) {
            throw new IllegalArgumentException("workingTime: " + workingTime + " is too long to be a period of work");
        }
        if (workingTime.isZero()) {
            return from;
        }
        return workingTime.isNegative() ? backwards(from, workingTime.negated()) : forwards(from, workingTime);
    }

    private Instant forwards(Instant from, Duration workingTime) {
        Duration left = workingTime;
        for (LocalDate day = hours.dateOf(from); ; day = day.plusDays(1)) {
            for (Stretch stretch : worked(day)) {
                Instant start = later(from, stretch.start());
                if (!start.isBefore(stretch.end())) {
                    continue;
                }
                Duration available = Duration.between(start, stretch.end());
                if (available.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = left.minus(available);
            }
        }
    }

    private Instant backwards(Instant from, Duration workingTime) {
        Duration left = workingTime;
        for (LocalDate day = hours.dateOf(from); ; day = day.minusDays(1)) {
            for (Stretch stretch : worked(day).reversed()) {
                Instant end = earlier(from, stretch.end());
                if (!stretch.start().isBefore(end)) {
                    continue;
                }
                Duration available = Duration.between(stretch.start(), end);
                if (available.compareTo(left) >= 0) {
                    return end.minus(left);
                }
                left = left.minus(available);
            }
        }
    }

    // Deadlines

    /**
     * "Within N working days" of something that arrived at {@code start} (O5).
     *
     * <p>The period starts on the day of arrival, or on the next working day if that day is not worked; the working day
     * after the one it starts on is the first; it ends with working hours on the Nth. The clause counts days: what
     * arrives on a working day before or after hours has arrived on that day.
     *
     * @throws IllegalArgumentException unless {@code workingDays} is 1 to 10 000
     */
    public Deadline deadlineAfter(Instant start, int workingDays) {
        mustBeCountable(workingDays);
        LocalDate arrived = hours.dateOf(start);
        LocalDate due = plusWorkingDays(workingDayOnOrAfter(arrived), workingDays);
        return deadline(arrived, due, due);
    }

    /**
     * "N working days before" a fixed day, such as that of a meeting: ends with working hours on the Nth working day
     * before it; the day itself, worked or not, is not counted.
     *
     * @throws IllegalArgumentException unless {@code workingDays} is 1 to 10 000
     */
    public Deadline deadlineBefore(LocalDate day, int workingDays) {
        mustBeCountable(workingDays);
        LocalDate due = plusWorkingDays(day, -workingDays);
        return deadline(due, day, due);
    }

    /**
     * When to remind of a deadline: the start of working hours on the Nth working day before its last day; 0 is that
     * day itself.
     *
     * @throws IllegalArgumentException if {@code workingDays} is negative or over 10 000
     */
    public Instant workingDaysBefore(Deadline deadline, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("workingDays: " + workingDays + " must not be negative");
        }
        return startOfWork(plusWorkingDays(deadline.dueDay(), -workingDays));
    }

    private Deadline deadline(LocalDate first, LocalDate last, LocalDate due) {
        SequencedSet<String> grounds = new LinkedHashSet<>();
        List<String> ownDays = new ArrayList<>();
        boolean provisional = false;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            DayInfo day = day(date);
            provisional |= day.provisional();
            day.notice().ifPresent(notice -> grounds.add(notice.citation()));
            if (day.provisional()) {
                grounds.add(whyProvisional(day));
            }
            if (day.basis() == DayInfo.Basis.ORGAN_EXCEPTION) {
                ownDays.add("本机关安排：" + date + (day.working() ? "上班" : "不上班") + "（" + day.name() + "）");
            }
        }
        grounds.addAll(ownDays);
        return new Deadline(endOfWork(due), due, provisional, List.copyOf(grounds));
    }

    private String whyProvisional(DayInfo day) {
        int year = day.date().getYear();
        if (day.notice().isPresent()) {
            return (year + 1) + "年节假日安排尚未公布，" + year + "年末的日期可能随之调整";
        }
        boolean past = !notices.isEmpty() && year < notices.firstKey();
        return year + "年节假日安排" + (past ? "未收录" : "尚未公布") + "，暂按周末和固定日期的法定节假日计算";
    }

    // The ground the above stands on

    private boolean mayStillBeNamed(LocalDate date) {
        boolean ownNoticeMissing = !notices.containsKey(date.getYear());
        boolean endOfDecember = date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= REACH_INTO_DECEMBER;
        return ownNoticeMissing || (endOfDecember && !notices.containsKey(date.getYear() + 1));
    }

    /** The holidays of fixed date by the State Council's 全国年节及纪念日放假办法 as in force in the day's year. */
    private static Optional<String> holidayOfFixedDate(LocalDate date) {
        int day = date.getDayOfMonth();
        return switch (date.getMonth()) {
            case JANUARY -> day == 1 ? Optional.of("元旦") : Optional.empty();
            case MAY -> day <= labourDays(date.getYear()) ? Optional.of("劳动节") : Optional.empty();
            case OCTOBER -> day <= 3 ? Optional.of("国庆节") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Three days until 2007, one from 2008, two since the amendment in force from 1 January 2025 (国务院令第795号). */
    private static int labourDays(int year) {
        if (year < 2008) {
            return 3;
        }
        return year < 2025 ? 1 : 2;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private record Stretch(Instant start, Instant end) {}

    private List<Stretch> worked(LocalDate date) {
        if (!isWorkingDay(date)) {
            return List.of();
        }
        return hours.intervals().stream()
                .map(interval -> new Stretch(hours.at(date, interval.start()), hours.at(date, interval.end())))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void mustBeCountable(int workingDays) {
        if (workingDays < 1 || workingDays > LONGEST_COUNT) {
            throw new IllegalArgumentException(
                    "workingDays: " + workingDays + " is not within 1 to " + LONGEST_COUNT + " working days");
        }
    }

    private static void mustBeWithinReach(LocalDate from, LocalDate to) {
        if (Math.abs(ChronoUnit.DAYS.between(from, to)) > LONGEST_SPAN_IN_DAYS) {
            throw new IllegalArgumentException(
                    from + " and " + to + " are more than " + LONGEST_SPAN_IN_DAYS + " days apart");
        }
    }
}
