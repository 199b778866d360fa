package org.wenshu.documents.incoming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.Leader;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** Looks up the people and sections that a request names, and refuses those that cannot be meant. */
@Component
class Directory {
    private static final Set<Role> LEADERS = Set.of(Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER);

    private final Office office;

    Directory(Office office) {
        this.office = office;
    }

    /** Leaders who can instruct on this document. */
    List<Leader> leaders(String field, List<PersonId> ids, IncomingDocument document) {
        var leaders = new ArrayList<Leader>();
        for (int i = 0; i < ids.size(); i++) {
            String place = field + "[" + i + "]";
            Person person = person(place, ids.get(i), document);
            if (person.roleSet().stream().noneMatch(LEADERS::contains)) {
                throw new DetailRefused(place, "leader", person.name() + "不是领导", person.id() + " is no leader");
            }
            leaders.add(new Leader(person.id(), person.name(), person.rankOrder()));
        }
        return leaders;
    }

    /** People who may be given this document to read. */
    Set<PersonId> readers(String field, List<PersonId> ids, IncomingDocument document) {
        var readers = new LinkedHashSet<PersonId>();
        for (int i = 0; i < ids.size(); i++) {
            readers.add(person(field + "[" + i + "]", ids.get(i), document).id());
        }
        return readers;
    }

    SectionId section(String field, SectionId id) {
        return office.section(id)
                .filter(Section::active)
                .map(Section::id)
                .orElseThrow(() -> new DetailRefused(field, "known-section", "没有该科室：" + id, "no such section: " + id));
    }

    Set<SectionId> sections(String field, List<SectionId> ids) {
        var sections = new LinkedHashSet<SectionId>();
        for (int i = 0; i < ids.size(); i++) {
            sections.add(section(field + "[" + i + "]", ids.get(i)));
        }
        return sections;
    }

    /** The leaders in charge of these sections (分管领导, O4). */
    Set<PersonId> leadersInCharge(Collection<SectionId> sections) {
        return sections.stream()
                .flatMap(section -> office.leaderInCharge(section).stream())
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    private Person person(String field, PersonId id, IncomingDocument document) {
        Person person = office.person(id)
                .filter(Person::active)
                .orElseThrow(() -> new DetailRefused(field, "known-person", "没有该人员：" + id, "no such person: " + id));
        if (!person.clearance().covers(document.particulars().secrecy())) {
            throw new DetailRefused(
                    field, "cleared", person.name() + "的涉密权限不足", id + " is not cleared for this document");
        }
        return person;
    }
}
