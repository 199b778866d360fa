package org.wenshu.documents.outgoing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.office.model.Actor;

/** A leader signs what they have read, and nothing else (签发, D14). */
@Component
public class SigningDocuments {
    private final OutgoingDesk desk;

    SigningDocuments(OutgoingDesk desk) {
        this.desk = desk;
    }

    public OutgoingDocument sign(OutgoingDocumentId id, String contentDigest, Optional<String> opinion, Actor by) {
        return desk.act(id, by, (document, now) -> document.sign(contentDigest, opinion, by, now, desk.rules()));
    }
}
