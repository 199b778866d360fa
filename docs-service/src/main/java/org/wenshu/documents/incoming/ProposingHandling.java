package org.wenshu.documents.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.Proposal;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** Proposes who is to instruct on a document and who could handle it (拟办, D4). */
@Component
public class ProposingHandling {
    private final Desk desk;
    private final Directory directory;

    ProposingHandling(Desk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
    }

    /** Sections that could handle it, as they are named in a request. */
    public record Candidate(SectionId lead, List<SectionId> coHandlers, Optional<String> reason) {}

    public IncomingDocument propose(
            IncomingDocumentId id,
            List<PersonId> leaders,
            List<Candidate> candidates,
            String reason,
            Optional<String> policyBasis,
            Optional<String> relatedWork,
            Actor by) {
        List<Proposal.Candidate> known = known(candidates);
        return desk.act(
                id,
                by,
                (document, now) -> document.propose(
                        new Proposal.Content(
                                directory.leaders("leaderIds", leaders, document),
                                known,
                                reason,
                                policyBasis,
                                relatedWork),
                        by,
                        now));
    }

    private List<Proposal.Candidate> known(List<Candidate> candidates) {
        var known = new ArrayList<Proposal.Candidate>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String field = "candidates[" + i + "]";
            known.add(new Proposal.Candidate(
                    directory.section(field + ".leadSectionId", candidate.lead()),
                    directory.sections(field + ".coSectionIds", candidate.coHandlers()),
                    candidate.reason()));
        }
        return known;
    }
}
