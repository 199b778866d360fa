package org.wenshu.documents.outgoing.model;

import java.util.Optional;
import org.wenshu.office.model.SectionId;

/**
 * Who countersigns (会签单位): a section of the organ, or another organ, whose word the secretary takes down.
 *
 * @param section empty for another organ
 * @param organ empty for a section
 */
public record Party(Optional<SectionId> section, Optional<String> organ) {
    public static Party of(SectionId section) {
        return new Party(Optional.of(section), Optional.empty());
    }

    public static Party of(String organ) {
        return new Party(Optional.empty(), Optional.of(organ));
    }
}
