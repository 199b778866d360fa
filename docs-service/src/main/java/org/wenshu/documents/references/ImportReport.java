package org.wenshu.documents.references;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wenshu.office.model.Actor;

/** What came of the import of a spreadsheet into a reference list. */
public final class ImportReport {
    private String id = "";
    private String list = "";
    private String fileName = "";
    private String sha256 = "";
    private String by = "";
    private String signature = "";
    private Instant at = Instant.EPOCH;
    private List<Taken> rows = new ArrayList<>();
    private long version;

    /** What a row did to the list. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /**
     * A row that was taken in.
     *
     * @param row as the spreadsheet program shows it
     * @param entry the id of the list's entry
     */
    public record Taken(int row, Outcome outcome, String entry, String name) {}

    private ImportReport() {}

    ImportReport(String id, String list, String fileName, String sha256, Actor actor, Instant at, List<Taken> rows) {
        this.id = id;
        this.list = list;
        this.fileName = fileName;
        this.sha256 = sha256;
        this.by = actor.id().value();
        this.signature = actor.signature();
        this.at = at;
        this.rows = new ArrayList<>(rows);
    }

    public String id() {
        return id;
    }

    String list() {
        return list;
    }

    public long version() {
        return version;
    }

    public View view() {
        return new View(
                id,
                fileName,
                sha256,
                by,
                signature,
                at,
                count(Outcome.CREATED),
                count(Outcome.CHANGED),
                count(Outcome.UNCHANGED),
                rows.stream().filter(row -> row.outcome() != Outcome.UNCHANGED).toList());
    }

    private int count(Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /**
     * The report as clients get it.
     *
     * @param rows those that created or changed something
     */
    public record View(
            String id,
            String fileName,
            String sha256,
            String by,
            String signature,
            Instant at,
            int created,
            int changed,
            int unchanged,
            List<Taken> rows) {}
}
