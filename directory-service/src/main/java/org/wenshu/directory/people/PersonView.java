package org.wenshu.directory.people;

import java.util.List;
import java.util.Optional;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Caller;

/**
 * A person as clients see them.
 *
 * @param mobile for administrators and the person only, like e-mail, clearance and externalSubject
 */
public record PersonView(
        String id,
        String name,
        String post,
        int rankOrder,
        List<String> sectionIds,
        Optional<String> mobile,
        Optional<String> email,
        Optional<String> clearance,
        boolean active,
        List<RoleView> roles,
        List<String> inChargeOfSectionIds,
        Optional<String> externalSubject,
        long version) {

    public record RoleView(String role, String roleName, Optional<String> sectionId) {}

    public static PersonView of(Person person, Caller caller) {
        boolean confided = caller.may(Authorities.DIRECTORY_ADMINISTER)
                || caller.id().equals(person.id().value());
        PersonDetails details = person.details();
        return new PersonView(
                person.id().value(),
                details.name(),
                details.post(),
                details.rankOrder(),
                values(details.sections()),
                details.mobile().filter(any -> confided),
                details.email().filter(any -> confided),
                Optional.of(details.clearance().name()).filter(any -> confided),
                person.active(),
                details.roles().stream()
                        .map(held -> new RoleView(
                                held.role().name(),
                                held.role().chinese(),
                                held.section().map(SectionId::value)))
                        .toList(),
                values(details.inChargeOf()),
                details.externalSubject().filter(any -> confided),
                person.version());
    }

    private static List<String> values(List<SectionId> ids) {
        return ids.stream().map(SectionId::value).toList();
    }
}
