package org.wenshu.documents.outgoing;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.Facts;
import org.wenshu.documents.outgoing.model.HouseRules;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.OutgoingDocuments;
import org.wenshu.documents.outgoing.model.Route;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** Where people work on outgoing documents: what they may not see is not there, and the organ's rules hold (X3, D14, O5). */
@Component
public class OutgoingDesk {
    private final OutgoingDocuments documents;
    private final Office office;
    private final Clock clock;

    OutgoingDesk(OutgoingDocuments documents, Office office, Clock clock) {
        this.documents = documents;
        this.office = office;
        this.clock = clock;
    }

    /** The document, if this person may know of it; otherwise the same answer as for one that does not exist. */
    public OutgoingDocument see(OutgoingDocumentId id, Actor actor) {
        return documents
                .find(id)
                .filter(document -> document.mayBeReadBy(actor))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Does the verb on the document, now. */
    OutgoingDocument act(OutgoingDocumentId id, Actor actor, BiConsumer<OutgoingDocument, Instant> verb) {
        return documents.change(id, document -> document.mayBeReadBy(actor), document -> verb.accept(document, now()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** The organ's calendar and policy as they are now. */
    public HouseRules rules() {
        return new HouseRules(
                office.calendar(),
                office.number(Policy.OUTGOING_OPINION_DAYS),
                office.number(Policy.OUTGOING_RECEIPT_DAYS),
                office.number(Policy.OUTGOING_ARCHIVE_DAYS),
                office.number(Policy.ESCALATE_AFTER),
                this::signingLeaders);
    }

    /**
     * A section's matter is signed by the leader in charge of it, the organ's by the principal leader, unless policy says
     * otherwise; the principal leader may sign whatever a deputy may (D14).
     */
    private Set<PersonId> signingLeaders(Route.Matter matter, Facts facts, SectionId section) {
        Policy asked = facts.joint()
                ? Policy.SIGN_OFF_JOINT
                : facts.upward()
                        ? Policy.SIGN_OFF_UPWARD
                        : matter == Route.Matter.ORGAN ? Policy.SIGN_OFF_ORGAN_MATTER : Policy.SIGN_OFF_SECTION_MATTER;
        var leaders = new LinkedHashSet<PersonId>();
        if (Role.valueOf(office.policy(asked)) == Role.DEPUTY_LEADER) {
            office.leaderInCharge(section).map(Person::id).ifPresent(leaders::add);
        }
        office.peopleWith(Role.PRINCIPAL_LEADER).stream().map(Person::id).forEach(leaders::add);
        leaders.removeIf(leader -> office.person(leader)
                .filter(person -> person.clearance().covers(facts.secrecy()))
                .isEmpty());
        return leaders;
    }
}
