package org.wenshu.calendar;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The State Council's arrangement of holidays for one year (节假日安排的通知): the days off and the weekend days worked instead (调休).
 *
 * <p>The year is the one in the notice's title; a few of its days may lie in December of the year before.
 *
 * @param year the year the notice arranges
 * @param papers the documents published for it, in order: the notice itself, then what amended it
 * @param days every day the notice names, whichever weekday it falls on; no day twice
 */
public record Notice(int year, List<Paper> papers, List<Day> days) {

    public Notice {
        papers = List.copyOf(papers);
        days = List.copyOf(days);
        if (papers.isEmpty()) {
            throw new IllegalArgumentException("papers: the notice for " + year + " names no document");
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days: the notice for " + year + " names no day");
        }
        Set<LocalDate> seen = new HashSet<>();
        for (Day day : days) {
            if (Math.abs(day.date().getYear() - year) > 1) {
                throw new IllegalArgumentException("days: " + day.date() + " cannot belong to the notice for " + year);
            }
            if (!seen.add(day.date())) {
                throw new IllegalArgumentException("days: " + day.date() + " is named twice in the notice for " + year);
            }
        }
    }

    /** The document number (发文字号) of the notice itself, where it is known. */
    public Optional<String> number() {
        return papers.getFirst().number();
    }

    /** Where the notice itself was published. */
    public URI url() {
        return papers.getFirst().url();
    }

    /** How a deadline cites this notice, such as {@code 2026年节假日安排：国办发明电〔2025〕7号（https://…）}. */
    public String citation() {
        return year + "年节假日安排：" + papers.stream().map(Paper::citation).collect(Collectors.joining("、"));
    }

    /**
     * A published document of the State Council or its General Office.
     *
     * @param number its document number (发文字号), empty where it is not known for sure
     * @param url where it was published
     */
    public record Paper(Optional<String> number, URI url) {
        String citation() {
            return number.map(known -> known + "（" + url + "）").orElseGet(url::toString);
        }
    }

    /**
     * A day the notice names.
     *
     * @param date the day
     * @param name the holiday it belongs to, such as 国庆节
     * @param working true for a day worked in exchange (补班), false for a day off
     */
    public record Day(LocalDate date, String name, boolean working) {}
}
