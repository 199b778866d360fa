package org.wenshu.directory.people.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenshu.directory.entries.Checks;
import org.wenshu.office.model.Person.RoleHeld;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/** The rules that a person's entry keeps (O1, O2, O4), the same for a form and for a row of a spreadsheet. */
public final class PersonRules {
    private final Organ organ;

    public PersonRules(Organ organ) {
        this.organ = organ;
    }

    /** What the rules must know of the rest of the organ. */
    public interface Organ {
        boolean hasActiveSection(SectionId id);

        /** The name of another active leader who is in charge of that section already (分管), or empty. */
        Optional<String> leaderInCharge(SectionId section, PersonId except);
    }

    /** Reads what was entered for that person; what is wrong is added to the checks. */
    public PersonDetails read(PersonId id, PersonInput input, Checks checks) {
        String name = checks.text("name", input.name(), 60);
        String post = checks.text("post", input.post(), 60);
        int rankOrder = checks.number("rankOrder", input.rankOrder(), 1, 99_999);
        List<SectionId> sections = sections("sectionIds", input.sectionIds(), checks);
        if (sections.isEmpty()) {
            checks.fault("sectionIds", "required", "至少属于一个科室", "at least one section is required");
        }
        Optional<String> mobile = checks.mobile("mobile", input.mobile());
        Optional<String> email = checks.email("email", input.email());
        Secrecy clearance = checks.oneOf("clearance", input.clearance(), Secrecy.class);
        List<RoleHeld> roles = roles(input.roles(), checks);
        List<SectionId> inChargeOf = sections("inChargeOfSectionIds", input.inChargeOfSectionIds(), checks);
        checkInCharge(id, inChargeOf, roles, checks);
        Optional<String> externalSubject = checks.optionalText("externalSubject", input.externalSubject(), 255);
        return new PersonDetails(
                name, post, rankOrder, sections, mobile, email, clearance, roles, inChargeOf, externalSubject);
    }

    private List<SectionId> sections(String field, @Nullable List<String> values, Checks checks) {
        Set<SectionId> ids = new LinkedHashSet<>();
        if (values == null) {
            return List.of();
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null || value.isBlank()) {
                checks.fault(field + "[" + i + "]", "required", "必须填写", "is required");
            } else if (known(field + "[" + i + "]", value, checks) && !ids.add(new SectionId(value))) {
                checks.fault(field + "[" + i + "]", "twice", "科室重复", "the section is named twice");
            }
        }
        return new ArrayList<>(ids);
    }

    private boolean known(String field, String section, Checks checks) {
        if (organ.hasActiveSection(new SectionId(section))) {
            return true;
        }
        checks.fault(field, "unknown-section", "没有这个科室或已撤销：" + section, "no such active section: " + section);
        return false;
    }

    private List<RoleHeld> roles(@Nullable List<PersonInput.RoleInput> inputs, Checks checks) {
        Set<RoleHeld> roles = new LinkedHashSet<>();
        if (inputs == null) {
            return List.of();
        }
        for (int i = 0; i < inputs.size(); i++) {
            PersonInput.RoleInput input = inputs.get(i);
            String field = "roles[" + i + "]";
            if (input == null) {
                checks.fault(field, "required", "必须填写", "is required");
                continue;
            }
            Role role = checks.oneOf(field + ".role", input.role(), Role.class);
            String section = input.sectionId();
            if (section == null || section.isBlank()) {
                if (!roles.add(new RoleHeld(role, Optional.empty()))) {
                    checks.fault(field, "twice", "角色重复", "the role is named twice");
                }
            } else if (role == Role.ADMINISTRATOR) {
                checks.fault(
                        field + ".sectionId",
                        "not-scoped",
                        "系统管理员不能限定科室",
                        "an administrator's role is not limited to a section");
            } else if (known(field + ".sectionId", section, checks)
                    && !roles.add(new RoleHeld(role, Optional.of(new SectionId(section))))) {
                checks.fault(field, "twice", "角色重复", "the role is named twice");
            }
        }
        return new ArrayList<>(roles);
    }

    private void checkInCharge(PersonId id, List<SectionId> inChargeOf, List<RoleHeld> roles, Checks checks) {
        if (inChargeOf.isEmpty()) {
            return;
        }
        boolean leader = roles.stream()
                .anyMatch(held -> held.role() == Role.DEPUTY_LEADER || held.role() == Role.PRINCIPAL_LEADER);
        if (!leader) {
            checks.fault(
                    "inChargeOfSectionIds",
                    "not-a-leader",
                    "只有分管领导或主要领导可以分管科室",
                    "only a deputy leader or the principal leader is in charge of sections");
        }
        for (int i = 0; i < inChargeOf.size(); i++) {
            String field = "inChargeOfSectionIds[" + i + "]";
            organ.leaderInCharge(inChargeOf.get(i), id)
                    .ifPresent(other -> checks.fault(
                            field,
                            "already-in-charge",
                            "该科室已由" + other + "分管",
                            "the section is in the charge of " + other + " already"));
        }
    }
}
