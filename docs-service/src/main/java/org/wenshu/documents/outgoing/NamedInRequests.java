package org.wenshu.documents.outgoing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** Looks up the people and sections that a request names, and refuses those that cannot be meant. */
@Component
class NamedInRequests {
    private final Office office;

    NamedInRequests(Office office) {
        this.office = office;
    }

    List<SectionId> sections(String field, List<SectionId> ids) {
        var sections = new ArrayList<SectionId>();
        for (int i = 0; i < ids.size(); i++) {
            sections.add(section(field + "[" + i + "]", ids.get(i)));
        }
        return sections;
    }

    SectionId section(String field, SectionId id) {
        return office.section(id)
                .filter(Section::active)
                .map(Section::id)
                .orElseThrow(() -> new DetailRefused(field, "known-section", "没有该科室：" + id, "no such section: " + id));
    }

    /** Legal counsel and experts who may see the document (D12). */
    List<PersonId> experts(String field, List<PersonId> ids, OutgoingDocument document) {
        var experts = new ArrayList<PersonId>();
        for (int i = 0; i < ids.size(); i++) {
            String place = field + "[" + i + "]";
            Person person = cleared(place, ids.get(i), document);
            if (!person.roleSet().contains(Role.EXPERT)) {
                throw new DetailRefused(
                        place, "expert", person.name() + "不是法律顾问或专家", person.id() + " is neither counsel nor expert");
            }
            experts.add(person.id());
        }
        return experts;
    }

    /** Somebody who may see the document. */
    Person cleared(String field, PersonId id, OutgoingDocument document) {
        Person person = office.person(id)
                .filter(Person::active)
                .orElseThrow(() -> new DetailRefused(field, "known-person", "没有该人员：" + id, "no such person: " + id));
        if (!person.clearance().covers(document.facts().secrecy())) {
            throw new DetailRefused(
                    field, "cleared", person.name() + "的涉密权限不足", id + " is not cleared for this document");
        }
        return person;
    }
}
