package org.wenshu.documents.incoming;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingDocuments;
import org.wenshu.documents.incoming.model.Timekeeping;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Where people work on documents: what they may not see is not there, and the time is the office's time (X3, O5). */
@Component
public class Desk {
    private final IncomingDocuments documents;
    private final Office office;
    private final Clock clock;

    Desk(IncomingDocuments documents, Office office, Clock clock) {
        this.documents = documents;
        this.office = office;
        this.clock = clock;
    }

    /** The document, if this person may know of it; otherwise the same answer as for one that does not exist. */
    public IncomingDocument see(IncomingDocumentId id, Actor actor) {
        return documents
                .find(id)
                .filter(document -> document.mayBeReadBy(actor))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Does the verb on the document, now. */
    IncomingDocument act(IncomingDocumentId id, Actor actor, BiConsumer<IncomingDocument, Instant> verb) {
        return documents.change(id, document -> document.mayBeReadBy(actor), document -> verb.accept(document, now()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** The organ's calendar and its policy on handling times as they are now. */
    public Timekeeping time() {
        return new Timekeeping(
                office.calendar(),
                office.number(Policy.DEADLINE_ORDINARY),
                office.number(Policy.DEADLINE_URGENT),
                office.number(Policy.DEADLINE_EXTRA_URGENT),
                office.number(Policy.LONGEST_TERM),
                office.number(Policy.REMIND_BEFORE),
                office.number(Policy.ESCALATE_AFTER));
    }
}
