package org.wenshu.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The original holiday-cn files and a plain reading of them, sharing no code with the calendar, to hold it against.
 *
 * <p>It counts by listing: every working day from 2004 to 2032 stands in one list.
 */
final class AnnouncedDays {

    static final int FIRST = 2007;
    static final int LAST = 2026;

    private static final Pattern DAY = Pattern.compile(
            "\"name\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"date\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"isOffDay\"\\s*:\\s*(true|false)");
    private static final Pattern PAPERS = Pattern.compile("\"papers\"\\s*:\\s*\\[([^\\]]*)]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    record Day(String name, LocalDate date, boolean off) {}

    final List<LocalDate> workingDays = new ArrayList<>();

    AnnouncedDays(Map<LocalDate, Boolean> exceptions) {
        Map<LocalDate, Boolean> off = new TreeMap<>();
        for (int year = FIRST; year <= LAST; year++) {
            for (Day day : days(year)) {
                off.put(day.date(), day.off());
            }
        }
        for (LocalDate date = LocalDate.of(2004, 1, 1); date.getYear() < 2033; date = date.plusDays(1)) {
            boolean working = date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
            if (off.containsKey(date)) {
                working = !off.get(date);
            } else if ((date.getYear() < FIRST || date.getYear() > LAST) && fixed(date)) {
                working = false;
            }
            if (exceptions.containsKey(date)) {
                working = exceptions.get(date);
            }
            if (working) {
                workingDays.add(date);
            }
        }
    }

    private static boolean fixed(LocalDate date) {
        List<String> days = date.getYear() < 2008
                ? List.of("01-01", "05-01", "05-02", "05-03", "10-01", "10-02", "10-03")
                : List.of("01-01", "05-01", "05-02", "10-01", "10-02", "10-03");
        return days.contains(date.toString().substring(5));
    }

    /** The place in the list of the first working day on or after the date. */
    int indexOnOrAfter(LocalDate date) {
        int index = 0;
        while (workingDays.get(index).isBefore(date)) {
            index++;
        }
        return index;
    }

    static List<Day> days(int year) {
        List<Day> days = new ArrayList<>();
        Matcher matcher = DAY.matcher(json(year));
        while (matcher.find()) {
            days.add(new Day(
                    matcher.group(1),
                    LocalDate.parse(matcher.group(2)),
                    matcher.group(3).equals("true")));
        }
        return days;
    }

    static List<String> papers(int year) {
        Matcher papers = PAPERS.matcher(json(year));
        if (!papers.find()) {
            throw new AssertionError("no papers in " + year);
        }
        return QUOTED.matcher(papers.group(1))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static String json(int year) {
        try (InputStream in = AnnouncedDays.class.getResourceAsStream("/holidays/" + year + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
