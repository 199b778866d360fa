package org.wenshu.directory.people.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wenshu.office.model.Person.RoleHeld;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/**
 * What the organ holds of a person (O1, O2, O4), once it has passed {@link PersonRules}.
 *
 * @param rankOrder protocol rank order (排序); the lowest number comes first
 * @param sections the sections the person belongs to, the main one first
 * @param inChargeOf the sections that this leader is in charge of (分管)
 * @param externalSubject the person's subject at the organ's own identity provider, or empty
 */
public record PersonDetails(
        String name,
        String post,
        int rankOrder,
        List<SectionId> sections,
        Optional<String> mobile,
        Optional<String> email,
        Secrecy clearance,
        List<RoleHeld> roles,
        List<SectionId> inChargeOf,
        Optional<String> externalSubject) {

    public PersonDetails {
        sections = List.copyOf(sections);
        roles = List.copyOf(roles);
        inChargeOf = List.copyOf(inChargeOf);
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("post", post);
        fields.put("rankOrder", String.valueOf(rankOrder));
        fields.put("sectionIds", listed(sections));
        fields.put("mobile", mobile.orElse(""));
        fields.put("email", email.orElse(""));
        fields.put("clearance", clearance.name());
        fields.put(
                "roles",
                roles.stream()
                        .map(held -> held.role()
                                + held.section().map(section -> "@" + section).orElse(""))
                        .collect(Collectors.joining(", ")));
        fields.put("inChargeOfSectionIds", listed(inChargeOf));
        fields.put("externalSubject", externalSubject.orElse(""));
        return fields;
    }

    private static String listed(List<SectionId> ids) {
        return ids.stream().map(SectionId::value).collect(Collectors.joining(", "));
    }
}
