package org.wenshu.directory.people.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as entered by a form or a row of a spreadsheet, before any rule has been applied.
 *
 * @param clearance NONE, INTERNAL, SECRET, CONFIDENTIAL or TOP_SECRET
 */
public record PersonInput(
        @Nullable String name,
        @Nullable String post,
        @Nullable Integer rankOrder,
        @Nullable List<String> sectionIds,
        @Nullable String mobile,
        @Nullable String email,
        @Nullable String clearance,
        @Nullable List<RoleInput> roles,
        @Nullable List<String> inChargeOfSectionIds,
        @Nullable String externalSubject) {

    /** A role, for the whole organ or, where a section is named, for that one only. */
    public record RoleInput(@Nullable String role, @Nullable String sectionId) {}
}
