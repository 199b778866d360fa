package org.wenshu.directory.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Entry;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.office.model.PersonId;

/**
 * People taken over from a spreadsheet (人员导入). It holds the checked rows itself, so that one that was cut off is
 * carried on from where it stands.
 */
public final class PeopleImport extends Entry {
    private String id;
    private String fileName;
    private State state;
    private int rows;
    private List<RowFault> faults;
    private List<Row> accepted;
    private int applied;
    private Author author;
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    private PeopleImport() {}

    public enum State {
        /** A trial run (试导入): nothing is written whatever was found. */
        CHECKED,
        /** Something is wrong, so nothing is written. */
        REJECTED,
        APPLYING,
        DONE
    }

    /** A row that passed the rules, with the id its person has or gets. */
    public record Row(int number, PersonId person, PersonDetails details) {}

    /**
     * What is wrong with one cell.
     *
     * @param row as the spreadsheet counts, its heading being row 1
     * @param column the heading
     */
    public record RowFault(int row, String column, String rule, String zh, String en) {}

    /** What was read from the spreadsheet. */
    record Reading(int rows, List<Row> accepted, List<RowFault> faults) {}

    static PeopleImport of(
            String id, String fileName, Reading reading, boolean dryRun, boolean partial, Author by, Instant at) {
        var started = new PeopleImport();
        started.id = id;
        started.fileName = fileName;
        started.rows = reading.rows();
        started.faults = reading.faults();
        started.accepted = reading.accepted();
        started.author = by;
        started.at = at;
        boolean clean = reading.faults().isEmpty();
        if (dryRun) {
            started.state = State.CHECKED;
        } else if (reading.accepted().isEmpty() || (!clean && !partial)) {
            started.state = State.REJECTED;
        } else {
            started.state = State.APPLYING;
        }
        started.record(
                "started",
                Map.of(),
                Map.of("file", fileName, "rows", String.valueOf(reading.rows()), "state", started.state.name()),
                by,
                at);
        return started;
    }

    void reached(int rowsApplied, Instant now) {
        if (state != State.APPLYING || rowsApplied < applied) {
            return;
        }
        applied = rowsApplied;
        if (applied == accepted.size()) {
            state = State.DONE;
            record("applied", Map.of(), Map.of("applied", String.valueOf(applied)), author, now);
        }
    }

    public String id() {
        return id;
    }

    public String fileName() {
        return fileName;
    }

    public State state() {
        return state;
    }

    public int rows() {
        return rows;
    }

    public List<RowFault> faults() {
        return List.copyOf(faults);
    }

    public List<Row> accepted() {
        return List.copyOf(accepted);
    }

    public int applied() {
        return applied;
    }

    public Author author() {
        return author;
    }

    public Instant at() {
        return at;
    }
}
