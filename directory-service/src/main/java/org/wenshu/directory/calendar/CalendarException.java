package org.wenshu.directory.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Entry;

/** A day on which the organ departs from the national calendar by its own decision (本机关例外安排, O5); one per day. */
public final class CalendarException extends Entry {
    private LocalDate date;
    private boolean working;
    private String reason;
    private boolean removed;

    @SuppressWarnings("NullAway.Init")
    private CalendarException() {}

    static CalendarException decide(LocalDate date, boolean working, String reason, Author by, Instant at) {
        var exception = new CalendarException();
        exception.date = date;
        exception.removed = true;
        exception.reason = "";
        exception.decideAgain(working, reason, by, at);
        return exception;
    }

    /** A day whose exception was removed can get another. */
    void decideAgain(boolean nowWorking, String why, Author by, Instant at) {
        if (!removed) {
            throw new ChangeRefused(
                    "already-decided", date + " 已有例外安排，须先撤销", date + " has an exception already; remove it first");
        }
        working = nowWorking;
        reason = why;
        removed = false;
        record(
                "decided",
                Map.of(),
                Map.of("date", date.toString(), "working", String.valueOf(working), "reason", why),
                by,
                at);
    }

    void remove(String why, Author by, Instant at) {
        if (removed) {
            throw new ChangeRefused("already-removed", date + " 的例外安排已撤销", "the exception was removed already");
        }
        removed = true;
        record("removed", Map.of("removed", "false"), Map.of("removed", "true", "why", why), by, at);
    }

    public LocalDate date() {
        return date;
    }

    public boolean working() {
        return working;
    }

    public String reason() {
        return reason;
    }

    public boolean removed() {
        return removed;
    }
}
