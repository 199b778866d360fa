package org.wenshu.documents.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.CheckFinding;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.documents.outgoing.model.Party;
import org.wenshu.documents.outgoing.model.Return;
import org.wenshu.documents.outgoing.model.Route;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;

/** Sends a draft through its levels and countersigners, forward and back (三审、会签, D12, D13, D20). */
@Component
public class ReviewingDrafts {
    private final OutgoingDesk desk;
    private final NamedInRequests named;

    ReviewingDrafts(OutgoingDesk desk, NamedInRequests named) {
        this.desk = desk;
        this.named = named;
    }

    /**
     * The way asked for.
     *
     * @param experts who review at the final level; none for what is not important
     */
    public record Way(Route.Matter matter, List<PersonId> experts, List<Party> countersigners, boolean inOrder) {}

    public OutgoingDocument submit(
            OutgoingDocumentId id, Way way, Optional<String> withoutOpinions, Optional<String> remark, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.submit(
                        new Route(
                                way.matter(),
                                named.experts("expertIds", way.experts(), document),
                                parties(way.countersigners()),
                                way.inOrder()),
                        withoutOpinions,
                        remark,
                        by,
                        now,
                        desk.rules()));
    }

    public OutgoingDocument settle(
            OutgoingDocumentId id, int finding, CheckFinding.Decision decision, Optional<String> word, Actor by) {
        return desk.act(id, by, (document, now) -> document.settleFinding(finding, decision, word, by, now));
    }

    public OutgoingDocument pass(OutgoingDocumentId id, Optional<String> opinion, Actor by) {
        return desk.act(id, by, (document, now) -> document.passReview(opinion, by, now, desk.rules()));
    }

    public OutgoingDocument sendBack(
            OutgoingDocumentId id, OutgoingStage to, String reason, List<Return.Mark> marks, Actor by) {
        return desk.act(id, by, (document, now) -> document.sendBack(to, reason, marks, by, now, desk.rules()));
    }

    public OutgoingDocument withdraw(OutgoingDocumentId id, String reason, Actor by) {
        return desk.act(id, by, (document, now) -> document.withdraw(reason, by, now));
    }

    public OutgoingDocument countersign(
            OutgoingDocumentId id,
            Party party,
            boolean agreed,
            Optional<String> opinion,
            Optional<String> signer,
            Actor by) {
        return desk.act(
                id, by, (document, now) -> document.countersign(party, agreed, opinion, signer, by, now, desk.rules()));
    }

    private List<Party> parties(List<Party> asked) {
        var known = new ArrayList<Party>();
        for (int i = 0; i < asked.size(); i++) {
            String place = "countersigners[" + i + "].sectionId";
            Party party = asked.get(i);
            party.section().ifPresent(section -> named.section(place, section));
            known.add(party);
        }
        return known.stream().distinct().toList();
    }
}
