package org.wenshu.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The hours the organ works on every working day (工作时间), a policy of the organ (O5).
 *
 * @param intervals in order and without overlap, each within one day, at least one
 * @param zone the time zone the hours and all dates are meant in
 */
public record WorkingHours(List<Interval> intervals, ZoneId zone) {

    /** What applies unless the organ sets otherwise: 09:00–12:00 and 14:00–18:00, Asia/Shanghai. */
    public static final WorkingHours STANDARD = new WorkingHours(
            List.of(
                    new Interval(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    new Interval(LocalTime.of(14, 0), LocalTime.of(18, 0))),
            ZoneId.of("Asia/Shanghai"));

    public WorkingHours {
        intervals = List.copyOf(intervals);
        if (intervals.isEmpty()) {
            throw new IllegalArgumentException("intervals: at least one interval of working hours is needed");
        }
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).start().isBefore(intervals.get(i - 1).end())) {
                throw new IllegalArgumentException("intervals: " + intervals.get(i) + " starts before the end of "
                        + intervals.get(i - 1) + "; they must be in order and not overlap");
            }
        }
    }

    /** When work begins on a working day. */
    public LocalTime opening() {
        return intervals.getFirst().start();
    }

    /** When work ends on a working day. */
    public LocalTime closing() {
        return intervals.getLast().end();
    }

    LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /**
     * One stretch of work, from {@code start} (inclusive) to {@code end} (exclusive) of the same day.
     *
     * @param start when this stretch begins
     * @param end when it ends, later than {@code start}
     */
    public record Interval(LocalTime start, LocalTime end) {
        public Interval {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("interval: " + start + " must be before " + end);
            }
        }

        /** Reads the customary notation, such as {@code 09:00-12:00} or {@code 09:00–12:00}. */
        public static Interval parse(String text) {
            String[] parts = text.strip().split("\\s*[-–—]\\s*", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("interval: \"" + text + "\" is not of the form 09:00-12:00");
            }
            try {
                return new Interval(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("interval: \"" + text + "\" is not of the form 09:00-12:00", e);
            }
        }

        @Override
        public String toString() {
            return start + "–" + end;
        }
    }
}
