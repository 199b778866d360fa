package org.wenshu.archive.records.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/**
 * Who may know that a record exists (X3): those cleared for it who are also among its readers.
 *
 * @param readers {@code role:…}, {@code section:…} and {@code person:…}
 */
public record Readership(Secrecy secrecy, Set<String> readers) {

    public Readership {
        readers = Set.copyOf(readers);
    }

    /**
     * The readers of a record: of a classified one the archivist, the classified-matter officer and those named; of any
     * other the archivist, the office director, the leaders, the handling sections and those named.
     */
    static Readership of(Secrecy secrecy, Set<SectionId> handling, Set<PersonId> needToKnow) {
        var readers = new LinkedHashSet<String>();
        readers.add(role(Role.ARCHIVIST));
        if (secrecy.classified()) {
            readers.add(role(Role.CLASSIFIED_OFFICER));
        } else {
            readers.add(role(Role.OFFICE_DIRECTOR));
            readers.add(role(Role.DEPUTY_LEADER));
            readers.add(role(Role.PRINCIPAL_LEADER));
            handling.forEach(section -> readers.add(section(section)));
        }
        needToKnow.forEach(person -> readers.add(person(person)));
        return new Readership(secrecy, readers);
    }

    public boolean admits(Actor actor) {
        return actor.clearance().covers(secrecy) && !Collections.disjoint(readers, keysOf(actor));
    }

    /** Everything that the actor counts as. What somebody needs to know is personal and not handed over with a delegation. */
    public static Set<String> keysOf(Actor actor) {
        var keys = new LinkedHashSet<String>();
        actor.roles().forEach(role -> keys.add(role(role)));
        actor.sections().forEach(section -> keys.add(section(section)));
        keys.add(person(actor.id()));
        return keys;
    }

    /** The levels that the actor is cleared for. */
    public static List<Secrecy> levelsOf(Actor actor) {
        return Stream.of(Secrecy.values())
                .filter(level -> actor.clearance().covers(level))
                .toList();
    }

    private static String role(Role role) {
        return "role:" + role.name();
    }

    private static String section(SectionId section) {
        return "section:" + section.value();
    }

    private static String person(PersonId person) {
        return "person:" + person.value();
    }
}
