package org.wenshu.directory.signin;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.wenshu.directory.clients.Client;
import org.wenshu.directory.clients.KeepingClients;
import org.wenshu.directory.delegations.Delegating;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerDirectory;

/** Who calls this service: told from its own store, where the other services have only what was published. */
@Component
@Primary
class DirectoryCallers implements CallerDirectory {
    private static final String CLIENT_AUTHORITIES = "authorities";

    private final KeepingPeople people;
    private final KeepingClients clients;
    private final Delegating delegating;

    DirectoryCallers(KeepingPeople people, KeepingClients clients, Delegating delegating) {
        this.people = people;
        this.clients = clients;
        this.delegating = delegating;
    }

    @Override
    public Optional<Caller> find(String subject, Map<String, Object> claims, Optional<String> onBehalfOf, String from) {
        if (claims.get(CLIENT_AUTHORITIES) instanceof List<?> granted) {
            return clients.find(subject)
                    .filter(client -> client.active() && onBehalfOf.isEmpty())
                    .map(client -> integration(client, granted, from));
        }
        return people.find(new PersonId(subject))
                .or(() -> people.findByExternalSubject(subject))
                .filter(Person::active)
                .flatMap(person -> onBehalfOf.isEmpty()
                        ? Optional.of(caller(person, person.authorities(), Optional.empty(), from))
                        : inPlaceOf(person, new PersonId(onBehalfOf.get()), from));
    }

    private static Caller integration(Client client, List<?> granted, String from) {
        // What was taken from the client since the token was issued is gone at once.
        Set<String> authorities = new HashSet<>(client.details().authorities());
        authorities.retainAll(granted.stream().map(String::valueOf).toList());
        return new Caller(client.id(), client.details().name(), authorities, Optional.empty(), from);
    }

    private Optional<Caller> inPlaceOf(Person person, PersonId other, String from) {
        Set<String> delegated = new HashSet<>();
        delegating.inForceTo(person.id()).stream()
                .filter(delegation -> delegation.from().equals(other))
                .forEach(delegation -> delegated.addAll(delegation.authorities()));
        return people.find(other)
                .filter(represented -> represented.active() && !delegated.isEmpty())
                .map(represented -> {
                    delegated.retainAll(represented.authorities());
                    return caller(person, delegated, Optional.of(other.value()), from);
                });
    }

    private static Caller caller(Person person, Set<String> authorities, Optional<String> onBehalfOf, String from) {
        return new Caller(person.id().value(), person.details().name(), authorities, onBehalfOf, from);
    }
}
