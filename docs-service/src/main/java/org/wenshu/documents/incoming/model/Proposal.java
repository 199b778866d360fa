package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * How the office proposes to handle a document (拟办意见, D4).
 *
 * @param number counted from 1; a proposal sent back stays, the next one follows it
 * @param end why it was sent back or withdrawn; empty while it stands
 */
public record Proposal(int number, Content content, PersonId by, String signature, Instant at, Optional<String> end) {

    /**
     * What is proposed: leaders to instruct, sections to handle, or both.
     *
     * @param leaders in protocol order; empty when the matter needs no instruction
     * @param candidates sections that could handle it, the preferred one first; empty when left to the leaders
     * @param policyBasis the regulation or document that it rests on (政策依据)
     * @param relatedWork what else it touches (相关工作)
     */
    public record Content(
            List<Leader> leaders,
            List<Candidate> candidates,
            String reason,
            Optional<String> policyBasis,
            Optional<String> relatedWork) {
        public Content {
            leaders = leaders.stream()
                    .sorted(Comparator.comparingInt(Leader::rankOrder)
                            .thenComparing(leader -> leader.id().value()))
                    .toList();
            candidates = List.copyOf(candidates);
            if (leaders.isEmpty() && candidates.isEmpty()) {
                throw new DetailRefused(
                        "leaders",
                        "leader-or-section",
                        "拟办须提出批示领导或承办部门",
                        "propose a leader to instruct or a section to handle");
            }
            if (leaders.stream().map(Leader::id).distinct().count() < leaders.size()) {
                throw new DetailRefused("leaders", "unique", "批示领导重复", "a leader is named twice");
            }
        }
    }

    /** Sections that could handle the document (主办、协办建议). */
    public record Candidate(SectionId lead, Set<SectionId> coHandlers, Optional<String> reason) {
        public Candidate {
            coHandlers = Set.copyOf(coHandlers);
        }
    }

    Proposal ended(String because) {
        return new Proposal(number, content, by, signature, at, Optional.of(because));
    }
}
