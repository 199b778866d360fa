package org.wenshu.directory.sections;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Entry;
import org.wenshu.office.model.SectionId;

/** A section (科室) of the organ (O1); one that is dissolved stays in the directory, since documents name it. */
public final class Section extends Entry {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private SectionId id;
    private Details details;
    private boolean active;

    @SuppressWarnings("NullAway.Init")
    private Section() {}

    /**
     * @param code three letters, as archive numbers use them (DA/T 22)
     * @param order place in lists
     */
    public record Details(String name, String code, int order) {
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("code", code);
            fields.put("order", String.valueOf(order));
            return fields;
        }
    }

    /** What a client enters. */
    public record Input(
            @Nullable String name,
            @Nullable String code,
            @Nullable Integer order) {
        public Details check() {
            var checks = new Checks();
            var details = new Details(
                    checks.text("name", name, 50),
                    checks.matching("code", code, CODE, "应为三个大写字母", "must be three capital letters"),
                    checks.number("order", order, 0, 9999));
            checks.done();
            return details;
        }
    }

    public static Section found(SectionId id, Details details, Author by, Instant at) {
        var section = new Section();
        section.id = id;
        section.details = details;
        section.active = true;
        section.record("founded", Map.of(), details.fields(), by, at);
        return section;
    }

    public void correct(Details corrected, Author by, Instant at) {
        Map<String, String> before = details.fields();
        details = corrected;
        record("corrected", before, corrected.fields(), by, at);
    }

    public void dissolve(Author by, Instant at) {
        if (!active) {
            throw new ChangeRefused("already-dissolved", "该科室已撤销", "the section is dissolved already");
        }
        active = false;
        record("dissolved", Map.of("active", "true"), Map.of("active", "false"), by, at);
    }

    public void restore(Author by, Instant at) {
        if (active) {
            throw new ChangeRefused("still-there", "该科室未撤销", "the section is not dissolved");
        }
        active = true;
        record("restored", Map.of("active", "false"), Map.of("active", "true"), by, at);
    }

    public SectionId id() {
        return id;
    }

    public Details details() {
        return details;
    }

    public boolean active() {
        return active;
    }
}
