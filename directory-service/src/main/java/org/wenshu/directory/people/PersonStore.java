package org.wenshu.directory.people;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.PersonChanged;
import org.wenshu.contracts.directory.RoleAssignment;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

@Configuration(proxyBeanMethods = false)
class PersonStore {

    @Bean
    AggregateStore<Person> people(AggregateStores stores) {
        return stores.of(Person.class, "people")
                .id(person -> KeepingPeople.storeId(person.id()))
                .events(Topics.DIRECTORY, Person::drainRaised, (person, any) -> List.of(published(person)))
                .unique("externalSubject", person -> person.details().externalSubject())
                .index("details.rankOrder", "_id")
                .index("details.roles.role", "active")
                .index("details.sections", "active")
                .build();
    }

    private static PersonChanged published(Person person) {
        PersonDetails details = person.details();
        return new PersonChanged(
                person.id().value(),
                details.name(),
                details.post(),
                details.rankOrder(),
                values(details.sections()),
                details.mobile(),
                details.email(),
                details.clearance().name(),
                person.active(),
                details.roles().stream()
                        .map(held -> new RoleAssignment(
                                held.role().name(), held.section().map(SectionId::value)))
                        .toList(),
                values(details.inChargeOf()),
                details.externalSubject());
    }

    private static List<String> values(List<SectionId> ids) {
        return ids.stream().map(SectionId::value).toList();
    }

    @Bean
    AggregateStore<PeopleImport> peopleImports(AggregateStores stores) {
        return stores.of(PeopleImport.class, "people_imports")
                .id(PeopleImport::id)
                .index("state")
                .build();
    }

    /** Which people a list asks for; empty criteria do not narrow it. */
    record Wanted(Optional<String> text, Optional<String> section, Optional<String> role, Optional<Boolean> active) {}
}
