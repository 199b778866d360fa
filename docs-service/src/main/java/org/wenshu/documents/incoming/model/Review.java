package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A preliminary review (初审, D3).
 *
 * @param submission which submission was looked at, counted from 1
 * @param despite why it passed although something is not in order
 */
public record Review(
        int submission,
        boolean passed,
        List<Checked> checklist,
        Optional<String> despite,
        PersonId by,
        String signature,
        Instant at) {
    public Review {
        checklist = List.copyOf(checklist);
    }

    /** One point of the checklist. */
    public record Checked(ReviewPoint point, boolean inOrder, Optional<String> remark) {}

    /** The points found not to be in order. */
    public List<Checked> defects() {
        return checklist.stream().filter(checked -> !checked.inOrder()).toList();
    }
}
