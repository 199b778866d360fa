package org.wenshu.documents.wording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wenshu.document.checks.Vocabulary;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** An entry of the organ's own word lists (本单位用语表). */
public final class OwnWord {
    private String id = "";

    @SuppressWarnings("NullAway.Init")
    private Wording wording;

    private boolean removed;
    private List<Change> journal = new ArrayList<>();
    private long version;

    /**
     * What is looked for and what to write.
     *
     * @param text a word, or a pattern
     * @param instead what to write; in that of a pattern $1 is its first group
     * @param why told to the reviewer
     */
    public record Wording(
            Vocabulary.Kind kind, String text, boolean pattern, Optional<String> instead, Optional<String> why) {
        Vocabulary.Entry entry() {
            return new Vocabulary.Entry(
                    kind, text, instead, why, Pattern.compile(pattern ? text : Pattern.quote(text)));
        }
    }

    private OwnWord() {}

    OwnWord(String id, Wording wording, Actor by, Instant at) {
        this.id = id;
        this.wording = wording;
        journal.add(Change.of(by, at, "CREATED", Optional.empty()));
    }

    public String id() {
        return id;
    }

    public Wording wording() {
        return wording;
    }

    public boolean removed() {
        return removed;
    }

    public List<Change> journal() {
        return List.copyOf(journal);
    }

    public long version() {
        return version;
    }

    void correct(Wording right, Actor by, Instant at) {
        here();
        if (!right.equals(wording)) {
            journal.add(Change.of(by, at, "CHANGED", Optional.of(wording + " → " + right)));
            wording = right;
        }
    }

    void remove(String reason, Actor by, Instant at) {
        here();
        removed = true;
        journal.add(Change.of(by, at, "REMOVED", Optional.of(reason)));
    }

    private void here() {
        if (removed) {
            throw Problem.of(ProblemType.ACTION_REFUSED).detail("该词条已删除", "the entry was removed");
        }
    }
}
