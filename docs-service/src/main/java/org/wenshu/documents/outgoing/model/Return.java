package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.List;
import org.wenshu.office.model.PersonId;

/**
 * A document was sent back (退回, D12, D15), with every reason named at its place.
 *
 * @param version which version was looked at
 */
public record Return(
        OutgoingStage from,
        OutgoingStage to,
        int version,
        String reason,
        List<Mark> marks,
        PersonId by,
        String signature,
        Instant at) {
    public Return {
        marks = List.copyOf(marks);
    }

    /**
     * One thing to be mended.
     *
     * @param place where in the draft, in the reviewer's words, such as 二、（一）第2段
     */
    public record Mark(String place, String reason) {}
}
