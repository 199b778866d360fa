package org.wenshu.documents.regulations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.document.checks.regulations.Regulations;
import org.wenshu.documents.references.Change;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** An entry of the register of regulations (法规文件库, D11), with all that was ever changed in it. */
public final class RegulationEntry {
    private String id = "";

    @SuppressWarnings("NullAway.Init")
    private Regulation regulation;

    private boolean removed;
    private List<Change> journal = new ArrayList<>();
    private long version;

    private RegulationEntry() {}

    RegulationEntry(String id, Regulation regulation, Actor by, Instant at, String what) {
        this.id = id;
        this.regulation = regulation;
        journal.add(Change.of(by, at, what, Optional.empty()));
    }

    public String id() {
        return id;
    }

    public Regulation regulation() {
        return regulation;
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

    /** What no two entries share: a number and its year, or the title and day of what has no number. */
    static String identity(Regulation regulation) {
        return regulation
                .number()
                .map(number -> Regulations.normalNumber(number)
                        + "/"
                        + regulation.issued().getYear())
                .orElseGet(() -> Regulations.normalTitle(regulation.title()) + "/" + regulation.issued());
    }

    /** Enters it anew with other particulars. */
    void correct(Regulation right, Optional<String> reason, Actor by, Instant at) {
        here();
        if (!right.equals(regulation)) {
            journal.add(Change.of(by, at, "CHANGED", Optional.of(differences(right) + said(reason))));
            regulation = right;
        }
    }

    /** A newer version took its place (修改、修订). */
    void amend(LocalDate on, Optional<String> replacedBy, String reason, Actor by, Instant at) {
        here();
        notRepealed("修改", "amended");
        end(Regulation.State.AMENDED, on, replacedBy);
        journal.add(Change.of(by, at, "AMENDED", Optional.of(reason)));
    }

    /** It is no longer in force (废止、失效). */
    void repeal(LocalDate on, Optional<String> replacedBy, String reason, Actor by, Instant at) {
        here();
        notRepealed("废止", "repealed");
        end(Regulation.State.REPEALED, on, replacedBy);
        journal.add(Change.of(by, at, "REPEALED", Optional.of(reason)));
    }

    /** It was entered by mistake; it is no longer found, but what was entered stays on record. */
    void remove(String reason, Actor by, Instant at) {
        here();
        removed = true;
        journal.add(Change.of(by, at, "REMOVED", Optional.of(reason)));
    }

    private void end(Regulation.State state, LocalDate on, Optional<String> replacedBy) {
        if (on.isBefore(regulation.issued())) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("on", "not-before-issued", "不能早于发布日期", "must not be before it was issued");
        }
        regulation = new Regulation(
                regulation.title(),
                regulation.number(),
                regulation.issuer(),
                regulation.issued(),
                regulation.effective(),
                state,
                Optional.of(on),
                replacedBy);
    }

    private void here() {
        if (removed) {
            throw Problem.of(ProblemType.ACTION_REFUSED).detail("该条目已删除", "the entry was removed");
        }
    }

    private void notRepealed(String act, String english) {
        if (regulation.state() == Regulation.State.REPEALED) {
            throw Problem.of(ProblemType.ACTION_REFUSED)
                    .detail("该文件已废止，不能再登记" + act, "it is repealed and cannot be " + english);
        }
    }

    private String differences(Regulation right) {
        List<String> differences = new ArrayList<>();
        differs(differences, "标题", regulation.title(), right.title());
        differs(
                differences,
                "文号",
                regulation.number().orElse(""),
                right.number().orElse(""));
        differs(differences, "发布机关", regulation.issuer(), right.issuer());
        differs(differences, "发布日期", regulation.issued(), right.issued());
        differs(differences, "施行日期", regulation.effective(), right.effective());
        differs(differences, "状态", regulation.state(), right.state());
        differs(differences, "变动日期", day(regulation.changed()), day(right.changed()));
        differs(
                differences,
                "被何文替代",
                regulation.replacedBy().orElse(""),
                right.replacedBy().orElse(""));
        return String.join("；", differences);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static void differs(List<String> differences, String name, Object before, Object after) {
        if (!before.equals(after)) {
            differences.add(name + "：" + before + " → " + after);
        }
    }

    private static String said(Optional<String> reason) {
        return reason.map(text -> "（" + text + "）").orElse("");
    }
}
