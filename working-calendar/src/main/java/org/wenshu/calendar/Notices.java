package org.wenshu.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the notices shipped with this module, one text file a year under {@code /holidays}.
 *
 * <p>A file has one fact a line: {@code year 2026}, {@code paper <number or -> <url>}, {@code off <date> <holiday>},
 * {@code work <date> <holiday>}; lines starting with {@code #} are remarks. A newly announced year is added by adding
 * its file.
 */
public final class Notices {

    private static final int FIRST_YEAR = 2007;

    private Notices() {}

    /** Every notice shipped, in order of years from 2007 on. */
    public static List<Notice> published() {
        List<Notice> notices = new ArrayList<>();
        for (int year = FIRST_YEAR; ; year++) {
            Optional<String> text = shipped(year);
            if (text.isEmpty()) {
                return List.copyOf(notices);
            }
            notices.add(parse(text.get()));
        }
    }

    /**
     * Reads a notice in the format of the shipped files, for a year announced after this release.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public static Notice parse(String text) {
        Optional<Integer> year = Optional.empty();
        List<Notice.Paper> papers = new ArrayList<>();
        List<Notice.Day> days = new ArrayList<>();
        int lineNumber = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            lineNumber++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", 3);
            try {
                switch (words[0]) {
                    case "year" -> year = Optional.of(Integer.valueOf(words[1]));
                    case "paper" ->
                        papers.add(new Notice.Paper(
                                Optional.of(words[1]).filter(number -> !number.equals("-")), URI.create(words[2])));
                    case "off" -> days.add(new Notice.Day(LocalDate.parse(words[1]), words[2], false));
                    case "work" -> days.add(new Notice.Day(LocalDate.parse(words[1]), words[2], true));
                    default -> throw new IllegalArgumentException("unknown word " + words[0]);
                }
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("line " + lineNumber + " of the notice cannot be read: " + line, e);
            }
        }
        return new Notice(
                year.orElseThrow(() -> new IllegalArgumentException("year: the notice does not say its year")),
                papers,
                days);
    }

    private static Optional<String> shipped(int year) {
        try (InputStream in = Notices.class.getResourceAsStream("/holidays/" + year + ".txt")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The notice for " + year + " cannot be read", e);
        }
    }
}
