package org.wenshu.notifications.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.OutsideAddress;
import org.wenshu.notifications.rules.model.Audience;
import org.wenshu.notifications.rules.model.RuleContent;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/** Finds whom a rule addresses, as the office stands when the event is read. */
@Component
class Audiences {
    private final Office office;

    Audiences(Office office) {
        this.office = office;
    }

    /** The field by which an event that names an address also names whose it is. */
    private static final String OWNER_OF_ADDRESS = "recipient";

    /** One to be told. */
    sealed interface Recipient {
        /**
         * A person of the organ.
         *
         * @param copyFor the person in whose place he acts under delegation (O3), or empty
         */
        record Colleague(Person person, Optional<Person> copyFor) implements Recipient {}

        /** Somebody the directory does not hold. */
        record Outsider(OutsideAddress at) implements Recipient {}
    }

    /** An event names somebody whom the directory here does not know yet; reading it again later will find him. */
    static final class UnknownInDirectory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownInDirectory(String what) {
            super(what + " is not in the directory (yet)");
        }
    }

    /** Everybody addressed who is active and cleared for it, each once, in the order of the rule. */
    List<Recipient> of(RuleContent rule, EventFacts event) {
        Secrecy secrecy = event.secrecy();
        Map<String, Recipient> found = new LinkedHashMap<>();
        rule.audience().stream()
                .flatMap(audience -> people(audience, event))
                .filter(person -> mayBeTold(person, secrecy))
                .forEach(person ->
                        found.putIfAbsent(person.id().value(), new Recipient.Colleague(person, Optional.empty())));
        rule.delegatedAuthority()
                .ifPresent(authority -> copies(authority, addressed(rule, event), secrecy)
                        .forEach(copy -> found.putIfAbsent(copy.person().id().value(), copy)));
        outside(rule, event)
                .forEach(address ->
                        found.putIfAbsent(address.address().toLowerCase(Locale.ROOT), new Recipient.Outsider(address)));
        return List.copyOf(found.values());
    }

    /** Also who is not cleared: his delegate may be, and acts by authority that stays his. */
    private List<Person> addressed(RuleContent rule, EventFacts event) {
        return rule.audience().stream()
                .flatMap(audience -> people(audience, event))
                .filter(Person::active)
                .distinct()
                .toList();
    }

    /** Nothing of what is classified goes outside, whatever the event says (N4). */
    private static List<OutsideAddress> outside(RuleContent rule, EventFacts event) {
        if (event.secrecy().classified()) {
            return List.of();
        }
        Optional<String> owner = event.values(OWNER_OF_ADDRESS).stream().findFirst();
        return rule.audience().stream()
                .filter(audience -> audience.kind() == Audience.Kind.ADDRESSES)
                .flatMap(audience -> event.values(audience.of()).stream())
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> new OutsideAddress(owner.orElse(address), address))
                .toList();
    }

    private List<Recipient.Colleague> copies(String authority, List<Person> leaders, Secrecy secrecy) {
        var copies = new ArrayList<Recipient.Colleague>();
        for (Person leader : leaders) {
            office.delegationsFrom(leader.id()).stream()
                    .filter(delegation -> delegation.authorities().contains(authority))
                    .flatMap(delegation -> office.person(delegation.to()).stream())
                    .filter(delegate -> mayBeTold(delegate, secrecy))
                    .forEach(delegate -> copies.add(new Recipient.Colleague(delegate, Optional.of(leader))));
        }
        return copies;
    }

    private static boolean mayBeTold(Person person, Secrecy secrecy) {
        return person.active() && person.clearance().covers(secrecy);
    }

    private Stream<Person> people(Audience audience, EventFacts event) {
        return switch (audience.kind()) {
            case PERSONS -> event.values(audience.of()).stream().map(this::person);
            case HANDLERS ->
                sections(audience, event).flatMap(section -> office.peopleOf(section, Role.HANDLER).stream());
            case SECTION_HEADS ->
                sections(audience, event).flatMap(section -> office.peopleOf(section, Role.SECTION_HEAD).stream());
            case LEADER_IN_CHARGE ->
                sections(audience, event).flatMap(section -> office.leaderInCharge(section).stream());
            case ROLE -> office.peopleWith(Role.valueOf(audience.of())).stream();
            case PERSON -> office.person(new PersonId(audience.of())).stream();
            case ADDRESSES -> Stream.empty();
        };
    }

    private Person person(String id) {
        return office.person(new PersonId(id)).orElseThrow(() -> new UnknownInDirectory("person " + id));
    }

    private Stream<SectionId> sections(Audience audience, EventFacts event) {
        return event.values(audience.of()).stream()
                .map(id -> office.section(new SectionId(id))
                        .orElseThrow(() -> new UnknownInDirectory("section " + id))
                        .id());
    }
}
