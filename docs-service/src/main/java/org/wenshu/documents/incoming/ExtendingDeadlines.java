package org.wenshu.documents.incoming;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;

/** A handling section asks for more time, a leader grants or refuses it (申请延期、审批, D6). */
@Component
public class ExtendingDeadlines {
    private final Desk desk;
    private final OwnSection ownSection;

    ExtendingDeadlines(Desk desk, OwnSection ownSection) {
        this.desk = desk;
        this.ownSection = ownSection;
    }

    public IncomingDocument request(
            IncomingDocumentId id, Optional<SectionId> section, LocalDate day, String reason, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.requestExtension(
                        ownSection.of(by, section, document.sectionsHandledBy(by)), reason, day, by, now, desk.time()));
    }

    public IncomingDocument grant(
            IncomingDocumentId id, int request, Optional<LocalDate> day, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> document.grantExtension(request, day, said, by, now, desk.time()));
    }

    public IncomingDocument refuse(IncomingDocumentId id, int request, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.refuseExtension(request, reason, by, now));
    }
}
