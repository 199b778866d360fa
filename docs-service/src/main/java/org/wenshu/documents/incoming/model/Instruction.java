package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * What a leader wrote on a document (领导批示, D5).
 *
 * @param proposal the proposal it answers
 * @param leader the leader whose authority was used
 * @param by who wrote it: the leader, or who stands in (O3)
 * @param candidate which of the proposal's candidates the leader chose, counted from 1
 * @param withdrawn why the leader took it back; empty while it stands
 */
public record Instruction(
        int proposal,
        Leader leader,
        String text,
        Optional<Integer> candidate,
        PersonId by,
        String signature,
        Instant at,
        Optional<String> withdrawn) {

    boolean stands() {
        return withdrawn.isEmpty();
    }

    Instruction withdrawn(String because) {
        return new Instruction(proposal, leader, text, candidate, by, signature, at, Optional.of(because));
    }
}
