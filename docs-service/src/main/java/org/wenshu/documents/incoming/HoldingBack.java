package org.wenshu.documents.incoming;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;

/** Withdraws a step, lets work stand still and go on, strikes out a mistaken entry (撤回、暂停、恢复、作废, D20). */
@Component
public class HoldingBack {
    private final Desk desk;

    HoldingBack(Desk desk) {
        this.desk = desk;
    }

    public IncomingDocument withdraw(IncomingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.withdraw(reason, by, now, desk.time()));
    }

    public IncomingDocument suspend(IncomingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.suspend(reason, by, now));
    }

    public IncomingDocument resume(IncomingDocumentId id, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> document.resume(said, by, now, desk.time()));
    }

    public IncomingDocument voidEntry(IncomingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.voidEntry(reason, by, now));
    }
}
