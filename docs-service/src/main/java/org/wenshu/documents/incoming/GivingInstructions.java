package org.wenshu.documents.incoming;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** A leader writes on a document what is to be done (批办, D5), or wants another proposal. */
@Component
public class GivingInstructions {
    private final Desk desk;
    private final Directory directory;

    GivingInstructions(Desk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    public IncomingDocument instruct(
            IncomingDocumentId id,
            String text,
            Optional<Integer> candidate,
            List<PersonId> addedLeaders,
            List<PersonId> readers,
            Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.instruct(
                        text,
                        candidate,
                        directory.leaders("addedLeaderIds", addedLeaders, document),
                        directory.readers("readerIds", readers, document),
                        by,
                        now));
    }

    public IncomingDocument sendBackProposal(IncomingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.sendBackProposal(reason, by, now));
    }
}
