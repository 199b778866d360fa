package org.wenshu.documents.outgoing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.office.model.Actor;

/** Lets work stand still and go on, and gives a document up (暂停、恢复、作废, D20). */
@Component
public class HoldingBackDocuments {
    private final OutgoingDesk desk;

    HoldingBackDocuments(OutgoingDesk desk) {
        this.desk = desk;
    }

    public OutgoingDocument suspend(OutgoingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.suspend(reason, by, now));
    }

    public OutgoingDocument resume(OutgoingDocumentId id, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> document.resume(said, by, now));
    }

    public OutgoingDocument voidDraft(OutgoingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.voidDraft(reason, by, now));
    }
}
