package org.wenshu.archive.records.model;

import java.util.List;
import java.util.Set;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.RetentionProposal;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * Everything that is needed to file an item, but for its number.
 *
 * @param retention why it is kept as long as the arrangement says
 * @param handling the sections that handled it
 * @param needToKnow the people named as those who may know of it
 */
public record Filing(
        RecordId id,
        Source source,
        Description description,
        List<Paper> papers,
        Arrangement arrangement,
        String sectionName,
        RetentionProposal retention,
        Set<SectionId> handling,
        Set<PersonId> needToKnow,
        Doer by) {
    public Filing {
        papers = Paper.inOrder(papers);
        handling = Set.copyOf(handling);
        needToKnow = Set.copyOf(needToKnow);
    }
}
