package org.wenshu.office;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerDirectory;
import org.wenshu.platform.caller.CallerView;

/** Tells from the directory what the subject of a token may do: the token says who, the office says what. */
final class Callers implements CallerDirectory, CallerView<Actor> {
    /** What an integration client was granted; only tokens by client credentials carry it. */
    private static final String CLIENT_AUTHORITIES = "authorities";

    private final Office office;

    Callers(Office office) {
        this.office = office;
    }

    @Override
    public Optional<Caller> find(String subject, Map<String, Object> claims, Optional<String> onBehalfOf, String from) {
        Optional<Person> person = office.bySubject(subject);
        if (person.isEmpty()) {
            return client(subject, claims, from).filter(client -> onBehalfOf.isEmpty());
        }
        return person.filter(Person::active)
                .flatMap(present -> onBehalfOf.isEmpty()
                        ? Optional.of(himself(present, from))
                        : inPlaceOf(present, new PersonId(onBehalfOf.get()), from));
    }

    private static Caller himself(Person person, String from) {
        return new Caller(
                person.id().value(), person.name(), Role.authoritiesOf(person.roleSet()), Optional.empty(), from);
    }

    private Optional<Caller> inPlaceOf(Person person, PersonId other, String from) {
        Set<String> delegated = office.delegationsTo(person.id()).stream()
                .filter(delegation -> delegation.from().equals(other))
                .flatMap(delegation -> delegation.authorities().stream())
                .collect(Collectors.toSet());
        return office.person(other)
                .filter(Person::active)
                .filter(any -> !delegated.isEmpty())
                .map(represented -> {
                    // What the leader has lost since, nobody can exercise in his place.
                    delegated.retainAll(Role.authoritiesOf(represented.roleSet()));
                    delegated.add(Authorities.INCOMING_READ);
                    return new Caller(person.id().value(), person.name(), delegated, Optional.of(other.value()), from);
                });
    }

    private static Optional<Caller> client(String subject, Map<String, Object> claims, String from) {
        return claims.get(CLIENT_AUTHORITIES) instanceof List<?> granted
                ? Optional.of(new Caller(
                        subject,
                        subject,
                        new HashSet<>(granted.stream().map(String::valueOf).toList()),
                        Optional.empty(),
                        from))
                : Optional.empty();
    }

    @Override
    public Class<Actor> type() {
        return Actor.class;
    }

    @Override
    public Actor view(Caller caller) {
        var id = new PersonId(caller.id());
        Optional<Person> person = office.person(id);
        Optional<Person> represented = caller.onBehalfOf().map(PersonId::new).flatMap(office::person);
        Optional<Person> standing = represented.or(() -> person);
        return new Actor(
                id,
                caller.name(),
                standing.map(Person::roleSet).orElse(Set.of()),
                standing.map(Person::sections).orElse(Set.of()),
                person.map(Person::clearance).orElse(Secrecy.NONE),
                represented.map(Person::id),
                represented.map(Person::name),
                caller.from());
    }
}
