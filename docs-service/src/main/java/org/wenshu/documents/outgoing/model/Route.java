package org.wenshu.documents.outgoing.model;

import java.util.List;
import org.wenshu.office.model.PersonId;

/**
 * The way that a draft takes to its signature (D12–D14).
 *
 * @param matter whose matter it is, which decides who signs
 * @param experts who review an important document at the final level; empty when it is not important
 * @param countersigners in their order
 * @param inOrder whether they sign one after the other, or side by side
 */
public record Route(Matter matter, List<PersonId> experts, List<Party> countersigners, boolean inOrder) {
    public Route {
        experts = List.copyOf(experts);
        countersigners = List.copyOf(countersigners);
    }

    /** Whose matter a document is. */
    public enum Matter {
        /** 部门事项 */
        SECTION,
        /** 全机关事项 */
        ORGAN
    }
}
