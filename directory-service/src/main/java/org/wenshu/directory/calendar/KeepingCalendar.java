package org.wenshu.directory.calendar;

import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.platform.store.AggregateStore;

/** Keeping the organ's own exceptions and the notices that are announced after this release (O5). */
@Component
class KeepingCalendar {
    private final AggregateStore<CalendarException> exceptions;
    private final AggregateStore<CalendarNotice> notices;
    private final Clock clock;

    KeepingCalendar(AggregateStore<CalendarException> exceptions, AggregateStore<CalendarNotice> notices, Clock clock) {
        this.exceptions = exceptions;
        this.notices = notices;
        this.clock = clock;
    }

    CalendarException decide(LocalDate date, boolean working, String reason, Author by) {
        Optional<CalendarException> first =
                exceptions.insertOnce(CalendarException.decide(date, working, reason, by, clock.instant()));
        return first.orElseGet(() ->
                exceptions.change(id(date), exception -> exception.decideAgain(working, reason, by, clock.instant())));
    }

    CalendarException remove(LocalDate date, String why, Author by) {
        return exceptions.change(id(date), exception -> exception.remove(why, by, clock.instant()));
    }

    CalendarException get(LocalDate date) {
        return exceptions.get(id(date));
    }

    /** Those that hold, by date. */
    List<CalendarException> exceptionsInForce() {
        return exceptions.findAll(eq("removed", false)).stream()
                .sorted(Comparator.comparing(CalendarException::date))
                .toList();
    }

    CalendarNotice takeOver(CalendarNotice.Checked checked, Author by) {
        return notices.insertNumbered(
                CalendarStore.noticePrefix(checked.year()),
                number -> CalendarNotice.take(checked, number, by, clock.instant()),
                CalendarStore.NOTICE_NUMBER);
    }

    List<CalendarNotice> takenOver() {
        return notices.findAll(new Document()).stream()
                .sorted(Comparator.comparingInt(CalendarNotice::year).thenComparingInt(CalendarNotice::number))
                .toList();
    }

    private static String id(LocalDate date) {
        return CalendarStore.exceptionId(date.toString());
    }
}
