package org.wenshu.documents.incoming;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** Passes a document round for reading and takes the receipts (传阅, 阅知, D5). */
@Component
public class CirculatingForReading {
    private final Desk desk;
    private final Directory directory;

    CirculatingForReading(Desk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    public IncomingDocument circulate(IncomingDocumentId id, List<PersonId> readers, Optional<String> said, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) ->
                        document.circulate(directory.readers("readerIds", readers, document), said, by, now));
    }

    public IncomingDocument markRead(IncomingDocumentId id, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> document.markRead(said, by, now));
    }
}
