package org.wenshu.documents.incoming;

import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;

/** For which section a person acts who did not say it. */
@Component
class OwnSection {
    /** The section named, or the only one that can be meant; any of the actor's own if none can, for the model to refuse. */
    SectionId of(Actor by, Optional<SectionId> named, Collection<SectionId> possible) {
        if (named.isPresent()) {
            return named.get();
        }
        if (possible.size() > 1) {
            throw new DetailRefused("sectionId", "required", "请指明所代表的承办部门", "name the section that you act for");
        }
        return possible.stream()
                .findFirst()
                .or(() -> by.sections().stream().findFirst())
                .orElse(new SectionId("-"));
    }
}
