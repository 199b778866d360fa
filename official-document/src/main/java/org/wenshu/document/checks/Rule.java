package org.wenshu.document.checks;

import java.util.List;

/**
 * A rule that documents are checked by; all of it but the way it looks is data of the catalogue.
 *
 * @param code such as CI04; its letters name the group
 * @param name in Chinese, short
 * @param clause of the standard or regulation it rests on
 * @param reason told to the reviewer; {0} is a word from the finding, {e} the excerpt, {s} the suggestion
 * @param passing cases that it must let pass, in the notation of the catalogue
 * @param failing cases that it must find
 */
public record Rule(
        String code,
        String name,
        String clause,
        Severity severity,
        String reason,
        String english,
        List<String> passing,
        List<String> failing,
        Check check) {

    public Rule {
        passing = List.copyOf(passing);
        failing = List.copyOf(failing);
    }

    /** The group that its code begins with, such as CI for citations. */
    public String group() {
        return code.replaceAll("[0-9]", "");
    }

    /** The same rule weighing more or less, as the organ's policy has it. */
    public Rule as(Severity other) {
        return new Rule(code, name, clause, other, reason, english, passing, failing, check);
    }

    List<Finding> look(Reading reading, Context context) {
        var found = new Findings(this);
        check.look(reading, context, found);
        return found.all();
    }

    @Override
    public String toString() {
        return code + " " + name;
    }
}
