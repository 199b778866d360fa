package org.wenshu.documents.outgoing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.office.model.Actor;

/** Two people look through the print, each for content, format and number of copies (缮印校对, D16). */
@Component
public class PrintingDocuments {
    private final OutgoingDesk desk;

    PrintingDocuments(OutgoingDesk desk) {
        this.desk = desk;
    }

    public OutgoingDocument proofread(
            OutgoingDocumentId id, boolean content, boolean format, boolean copies, Optional<String> remark, Actor by) {
        return desk.act(id, by, (document, now) -> document.proofread(content, format, copies, remark, by, now));
    }
}
