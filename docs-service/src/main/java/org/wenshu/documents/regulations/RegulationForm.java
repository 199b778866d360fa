package org.wenshu.documents.regulations;

import static org.wenshu.documents.references.Requests.SOMETHING;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/**
 * A regulation as clients send it.
 *
 * @param title with or without 《》
 * @param effective the day of issue if left out
 * @param changed when it was amended or repealed; only with those states, and required then
 * @param reason of a change
 */
record RegulationForm(
        @NotBlank @Size(max = 300) @Pattern(regexp = NO_CONTROLS)
        String title,

        Optional<@Pattern(regexp = SOMETHING) @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> number,

        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CONTROLS)
        String issuer,

        @NotNull LocalDate issued,
        Optional<LocalDate> effective,
        Regulation.@NotNull State state,
        Optional<LocalDate> changed,
        Optional<@Pattern(regexp = SOMETHING) @Size(max = 300) @Pattern(regexp = NO_CONTROLS) String> replacedBy,
        Optional<@Pattern(regexp = SOMETHING) @Size(max = 500) String> reason) {
    static final String NO_CONTROLS = "[^\\p{Cntrl}]*";

    Regulation regulation() {
        var regulation = new Regulation(
                bare(title),
                number.map(String::strip),
                issuer.strip(),
                issued,
                effective.orElse(issued),
                state,
                changed,
                replacedBy.map(RegulationForm::bare));
        wrong(regulation).ifPresent(wrong -> {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(wrong.field(), wrong.rule(), wrong.chinese(), wrong.english());
        });
        return regulation;
    }

    /** What does not fit together. */
    record Wrong(String field, String column, String rule, String chinese, String english) {}

    static Optional<Wrong> wrong(Regulation regulation) {
        boolean inForce = regulation.state() == Regulation.State.IN_FORCE;
        if (inForce && regulation.changed().isPresent()) {
            return Optional.of(new Wrong(
                    "changed", "变动日期", "only-when-changed", "现行有效的文件没有变动日期", "what is in force has not been changed"));
        } else if (inForce && regulation.replacedBy().isPresent()) {
            return Optional.of(new Wrong(
                    "replacedBy",
                    "被何文替代",
                    "only-when-changed",
                    "现行有效的文件没有被替代",
                    "what is in force has not been replaced"));
        } else if (!inForce && regulation.changed().isEmpty()) {
            return Optional.of(new Wrong(
                    "changed",
                    "变动日期",
                    "required-when-changed",
                    "已修改或者废止的文件须有变动日期",
                    "is required when amended or repealed"));
        } else if (regulation
                .changed()
                .filter(day -> day.isBefore(regulation.issued()))
                .isPresent()) {
            return Optional.of(
                    new Wrong("changed", "变动日期", "not-before-issued", "不能早于发布日期", "must not be before it was issued"));
        }
        return Optional.empty();
    }

    /** Titles are kept without their outer brackets. */
    static String bare(String title) {
        String text = title.strip();
        boolean wrapped = text.length() > 2 && text.startsWith("《") && text.endsWith("》") && text.indexOf('《', 1) < 0;
        return wrapped ? text.substring(1, text.length() - 1).strip() : text;
    }
}
