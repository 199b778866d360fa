package org.wenshu.documents.organs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** An organ that the office writes to (主送、抄送单位), and how its documents are sent to it. */
public final class OrganEntry {
    private String id = "";

    @SuppressWarnings("NullAway.Init")
    private Particulars particulars;

    private boolean removed;
    private List<Change> journal = new ArrayList<>();
    private long version;

    /** How documents are sent (D17). */
    public enum DispatchChannel {
        OA("办公系统"),
        CONFIDENTIAL_POST("机要"),
        COURIER("专人"),
        EMAIL("电子邮件");

        private final String chinese;

        DispatchChannel(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * What the office knows of an organ.
     *
     * @param name its full name (全称)
     * @param shortForms accepted short names (规范化简称)
     * @param informal names in use that a document must not have
     * @param order of protocol: the lower, the earlier it is named
     * @param emailAllowed whether documents that are not classified may be sent to its e-mail address
     */
    public record Particulars(
            String name,
            List<String> shortForms,
            List<String> informal,
            Organs.Relation relation,
            int order,
            DispatchChannel channel,
            Optional<String> email,
            boolean emailAllowed) {
        public Particulars {
            shortForms = List.copyOf(shortForms);
            informal = List.copyOf(informal);
        }

        /** All names that mean it. */
        public List<String> names() {
            var names = new ArrayList<String>();
            names.add(name);
            names.addAll(shortForms);
            names.addAll(informal);
            return names;
        }

        Organs.Organ organ() {
            return new Organs.Organ(name, shortForms, informal, relation);
        }
    }

    private OrganEntry() {}

    OrganEntry(String id, Particulars particulars, Actor by, Instant at, String what) {
        this.id = id;
        this.particulars = particulars;
        journal.add(Change.of(by, at, what, Optional.empty()));
    }

    public String id() {
        return id;
    }

    public Particulars particulars() {
        return particulars;
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

    void correct(Particulars right, Optional<String> reason, Actor by, Instant at) {
        here();
        if (!right.equals(particulars)) {
            journal.add(Change.of(
                    by,
                    at,
                    "CHANGED",
                    Optional.of(particulars + " → " + right
                            + reason.map(text -> "（" + text + "）").orElse(""))));
            particulars = right;
        }
    }

    /** The office no longer writes to it. */
    void remove(String reason, Actor by, Instant at) {
        here();
        removed = true;
        journal.add(Change.of(by, at, "REMOVED", Optional.of(reason)));
    }

    private void here() {
        if (removed) {
            throw Problem.of(ProblemType.ACTION_REFUSED).detail("该单位已移出名录", "the organ was removed from the list");
        }
    }
}
