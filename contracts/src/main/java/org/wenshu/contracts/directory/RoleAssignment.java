package org.wenshu.contracts.directory;

import java.util.Optional;
import org.wenshu.contracts.OneOf;

/**
 * A role that a person holds, in the whole organ or for one section (角色, O2).
 *
 * @param role the role
 * @param sectionId the section it is limited to, or empty when it holds for the whole organ
 */
public record RoleAssignment(
        @OneOf({
            "SECRETARY",
            "HANDLER",
            "SECTION_HEAD",
            "OFFICE_DIRECTOR",
            "DEPUTY_LEADER",
            "PRINCIPAL_LEADER",
            "EXPERT",
            "ARCHIVIST",
            "CLASSIFIED_OFFICER",
            "SEAL_KEEPER",
            "ADMINISTRATOR"
        })
        String role,

        Optional<String> sectionId) {}
