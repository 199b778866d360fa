package org.wenshu.contracts.directory;

import java.util.List;
import java.util.Optional;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.SecrecyLevel;
import org.wenshu.contracts.WireName;

/**
 * The full state of a person of the organ (人员, O1, O2, O4). Subject: {@code person/<id>}.
 *
 * @param id the person
 * @param name the name
 * @param post the post (职务)
 * @param rankOrder the place in protocol order (排位), lowest first
 * @param sectionIds the sections the person belongs to, the main one first
 * @param mobile the mobile number, or empty
 * @param email the e-mail address, or empty
 * @param clearance up to which secrecy level the person may read
 * @param active whether the person still serves in the organ
 * @param roles the roles the person holds
 * @param inChargeOfSectionIds the sections this leader is in charge of (分管)
 * @param externalSubject the person's subject at the organ's own identity provider, or empty
 */
@WireName("org.wenshu.directory.PersonChanged.v1")
public record PersonChanged(
        String id,
        String name,
        String post,
        int rankOrder,
        List<String> sectionIds,
        Optional<String> mobile,
        Optional<String> email,
        @SecrecyLevel String clearance,
        boolean active,
        List<RoleAssignment> roles,
        List<String> inChargeOfSectionIds,
        Optional<String> externalSubject)
        implements PublicEvent {
    public PersonChanged {
        sectionIds = List.copyOf(sectionIds);
        roles = List.copyOf(roles);
        inChargeOfSectionIds = List.copyOf(inChargeOfSectionIds);
    }
}
