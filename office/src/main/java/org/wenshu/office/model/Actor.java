package org.wenshu.office.model;

import java.util.Optional;
import java.util.Set;

/**
 * Who acts, in the office's own terms (X2); under delegation it reads "X 代 Y" (O3).
 *
 * @param roles the roles under which the act is done; of the one represented, where there is a delegation
 * @param sections the sections that the acting person belongs to; of the one represented, where there is a delegation
 * @param clearance the acting person's own clearance: delegation never lifts it
 * @param from the address that the request came from
 */
public record Actor(
        PersonId id,
        String name,
        Set<Role> roles,
        Set<SectionId> sections,
        Secrecy clearance,
        Optional<PersonId> onBehalfOf,
        Optional<String> onBehalfOfName,
        String from) {

    public Actor {
        roles = Set.copyOf(roles);
        sections = Set.copyOf(sections);
    }

    /** The person whose authority is used. */
    public PersonId acting() {
        return onBehalfOf.orElse(id);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean belongsTo(SectionId section) {
        return sections.contains(section);
    }

    /** As it is written on sheets and in journals: 张三, or 张三 代 李四. */
    public String signature() {
        return onBehalfOfName.map(other -> name + " 代 " + other).orElse(name);
    }
}
