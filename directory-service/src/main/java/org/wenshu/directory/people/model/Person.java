package org.wenshu.directory.people.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Entry;
import org.wenshu.office.model.Person.RoleHeld;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;

/** A person (人员) of the organ; one who leaves is deactivated and never deleted, since documents name them. */
public final class Person extends Entry {
    private PersonId id;
    private PersonDetails details;
    private boolean active;

    @SuppressWarnings("NullAway.Init")
    private Person() {}

    public static Person enter(PersonId id, PersonDetails details, Author by, Instant at) {
        var person = new Person();
        person.id = id;
        person.details = details;
        person.active = true;
        person.record("entered", Map.of(), details.fields(), by, at);
        return person;
    }

    /** Nothing is journaled and published when nothing differs, so that an import can be repeated. */
    public void correct(PersonDetails corrected, Author by, Instant at) {
        if (corrected.equals(details)) {
            return;
        }
        Map<String, String> before = details.fields();
        details = corrected;
        record("corrected", before, corrected.fields(), by, at);
    }

    public void deactivate(String reason, Author by, Instant at) {
        if (!active) {
            throw new ChangeRefused("already-inactive", "该人员已停用", "the person is inactive already");
        }
        active = false;
        record("deactivated", Map.of("active", "true"), Map.of("active", "false", "reason", reason), by, at);
    }

    public void reactivate(Author by, Instant at) {
        if (active) {
            throw new ChangeRefused("still-active", "该人员未停用", "the person is active");
        }
        active = true;
        record("reactivated", Map.of("active", "false"), Map.of("active", "true"), by, at);
    }

    public PersonId id() {
        return id;
    }

    public PersonDetails details() {
        return details;
    }

    public boolean active() {
        return active;
    }

    public Set<Role> roles() {
        return details.roles().stream().map(RoleHeld::role).collect(Collectors.toUnmodifiableSet());
    }

    /** What the person may do in their own right: without what others delegated to them. */
    public Set<String> authorities() {
        return active ? Role.authoritiesOf(roles()) : Set.of();
    }
}
