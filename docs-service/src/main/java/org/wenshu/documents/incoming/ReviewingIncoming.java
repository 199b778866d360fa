package org.wenshu.documents.incoming;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.Review;
import org.wenshu.office.model.Actor;

/** Looks a registered document through and lets it pass or returns it to its sender (初审, D3). */
@Component
public class ReviewingIncoming {
    private final Desk desk;

    ReviewingIncoming(Desk desk) {
        this.desk = desk;
    }

    public IncomingDocument review(
            IncomingDocumentId id, boolean passes, List<Review.Checked> checklist, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> {
            if (passes) {
                document.passReview(checklist, said, by, now);
            } else {
                document.returnForCorrection(checklist, said, by, now);
            }
        });
    }
}
