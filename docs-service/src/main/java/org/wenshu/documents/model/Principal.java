package org.wenshu.documents.model;

import java.util.LinkedHashSet;
import java.util.Set;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.SectionId;

/**
 * Somebody in whose hands a document is, or who may know of it: a person, all holders of a role, a section, the handlers
 * or the heads of a section, or one outside the organ's desks. Written as {@code person:…}, {@code role:SECRETARY},
 * {@code section:…}, {@code handlers:…}, {@code heads:…}, {@code outside:sender}.
 */
public record Principal(String value) {

    /** The issuing organ, which has the document back for correction. */
    public static final Principal SENDER = new Principal("outside:sender");

    /** The archive, which has taken the document over. */
    public static final Principal ARCHIVE = new Principal("outside:archive");

    public static Principal person(PersonId person) {
        return new Principal("person:" + person.value());
    }

    public static Principal role(Role role) {
        return new Principal("role:" + role.name());
    }

    public static Principal section(SectionId section) {
        return new Principal("section:" + section.value());
    }

    /** Only those of the section who handle documents: the need-to-know of what is classified (X3). */
    public static Principal handlers(SectionId section) {
        return new Principal("handlers:" + section.value());
    }

    /** Those who lead the section (科室负责人). */
    public static Principal heads(SectionId section) {
        return new Principal("heads:" + section.value());
    }

    /** Everything that the actor counts as, including the person represented under a delegation (O3). */
    public static Set<Principal> of(Actor actor) {
        var all = new LinkedHashSet<Principal>();
        all.add(person(actor.id()));
        all.add(person(actor.acting()));
        actor.roles().forEach(role -> all.add(role(role)));
        boolean handles = actor.has(Role.HANDLER) || actor.has(Role.SECTION_HEAD);
        for (SectionId section : actor.sections()) {
            all.add(section(section));
            if (handles) {
                all.add(handlers(section));
            }
            if (actor.has(Role.SECTION_HEAD)) {
                all.add(heads(section));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return value;
    }
}
