package org.wenshu.documents.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** Sends a document to its recipients and follows each copy to its end (分发、签收、清退销毁, D17). */
@Component
public class DistributingDocuments {
    private final OutgoingDesk desk;
    private final NamedInRequests named;
    private final Office office;

    DistributingDocuments(OutgoingDesk desk, NamedInRequests named, Office office) {
        this.desk = desk;
        this.named = named;
        this.office = office;
    }

    public OutgoingDocument distribute(OutgoingDocumentId id, List<Dispatch.Order> orders, Actor by) {
        boolean byMail = office.policy(Policy.OUTGOING_SEND_BY_EMAIL).equals("yes");
        for (int i = 0; i < orders.size(); i++) {
            Dispatch.Order order = orders.get(i);
            String place = "dispatches[" + i + "]";
            if (order.channel() == Dispatch.Channel.EMAIL && !byMail) {
                throw new DetailRefused(
                        place + ".channel", "email-allowed", "制度不允许以电子邮件分发公文", "policy does not allow e-mail");
            }
            order.recipient().section().ifPresent(section -> named.section(place + ".sectionId", section));
        }
        return desk.act(id, by, (document, now) -> document.distribute(orders, by, now, desk.rules()));
    }

    public OutgoingDocument confirmReceipt(
            OutgoingDocumentId id, int dispatch, String receivedBy, Optional<Instant> receivedAt, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.confirmReceipt(dispatch, receivedBy, receivedAt.orElse(now), by, now));
    }

    public OutgoingDocument recall(OutgoingDocumentId id, int copy, Optional<String> said, Actor by) {
        return desk.act(id, by, (document, now) -> document.recallCopy(copy, said, by, now));
    }

    public OutgoingDocument destroy(
            OutgoingDocumentId id, int copy, PersonId witness, Optional<String> said, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.destroyCopy(
                        copy, named.cleared("witnessId", witness, document).id(), said, by, now));
    }

    public OutgoingDocument recordCall(OutgoingDocumentId id, int sheet, boolean reached, String said, Actor by) {
        return desk.act(id, by, (document, now) -> document.recordCall(sheet, reached, said, by, now));
    }
}
