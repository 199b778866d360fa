package org.wenshu.documents.templates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** A template of the organ with all its versions; drafts name the version that they began with. */
public final class DocumentTemplate {
    private String id = "";
    private boolean active = true;
    private List<Edition> editions = new ArrayList<>();
    private List<Change> journal = new ArrayList<>();
    private long version;

    /**
     * A version of the template.
     *
     * @param number from 1
     * @param change who made it, when and why
     */
    public record Edition(int number, TemplateContent content, Change change) {}

    private DocumentTemplate() {}

    DocumentTemplate(String id, TemplateContent content, Change change) {
        this.id = id;
        editions.add(new Edition(1, content, change));
        journal.add(change);
    }

    public String id() {
        return id;
    }

    public boolean active() {
        return active;
    }

    public long version() {
        return version;
    }

    public List<Change> journal() {
        return List.copyOf(journal);
    }

    public List<Edition> editions() {
        return List.copyOf(editions);
    }

    public Edition current() {
        return editions.getLast();
    }

    /** A version, also an old one. */
    public Edition edition(int number) {
        return editions.stream()
                .filter(edition -> edition.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    void revise(TemplateContent content, String reason, Actor by, Instant at) {
        if (content.kind() != current().content().kind()) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("kind", "same-kind", "模板的文种不能改变，请另建模板", "the kind of a template does not change");
        }
        if (!content.equals(current().content())) {
            Change change = Change.of(by, at, "REVISED", Optional.of(reason));
            editions.add(new Edition(editions.size() + 1, content, change));
            journal.add(change);
        }
    }

    void deactivate(String reason, Actor by, Instant at) {
        activity(true, "该模板已停用", "it is out of use already");
        active = false;
        journal.add(Change.of(by, at, "DEACTIVATED", Optional.of(reason)));
    }

    void restore(String reason, Actor by, Instant at) {
        activity(false, "该模板正在使用", "it is in use");
        active = true;
        journal.add(Change.of(by, at, "RESTORED", Optional.of(reason)));
    }

    private void activity(boolean expected, String chinese, String english) {
        if (active != expected) {
            throw Problem.of(ProblemType.ACTION_REFUSED).detail(chinese, english);
        }
    }
}
