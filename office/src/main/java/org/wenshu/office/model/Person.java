package org.wenshu.office.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person of the organ (O1).
 *
 * @param rankOrder protocol rank order; the lowest number comes first
 * @param inChargeOf the sections that this leader is in charge of (分管, O4)
 */
public record Person(
        PersonId id,
        String name,
        String post,
        int rankOrder,
        Set<SectionId> sections,
        Optional<String> mobile,
        Optional<String> email,
        Secrecy clearance,
        boolean active,
        List<RoleHeld> roles,
        Set<SectionId> inChargeOf) {

    /** A role, for the whole organ or for one section only. */
    public record RoleHeld(Role role, Optional<SectionId> section) {}

    public Set<Role> roleSet() {
        return roles.stream().map(RoleHeld::role).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the role is held for the organ or for this section; an unscoped role counts in one's own sections. */
    public boolean holds(Role role, SectionId section) {
        return roles.stream()
                .anyMatch(held -> held.role() == role
                        && held.section().map(section::equals).orElse(sections.contains(section)));
    }
}
