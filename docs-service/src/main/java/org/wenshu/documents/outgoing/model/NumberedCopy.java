package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * A numbered copy of a classified document (份号, D16, D17), followed from print to destruction.
 *
 * @param number 份号, from 1
 * @param dispatch with which it went out
 */
public record NumberedCopy(int number, State state, Optional<Integer> dispatch, List<Step> steps) {
    public NumberedCopy {
        steps = List.copyOf(steps);
    }

    /** Where the copy is. */
    public enum State {
        /** In the office (已印制). */
        PRINTED,
        DISPATCHED,
        RECEIVED,
        RECALLED,
        DESTROYED
    }

    /** @param witness the second person at a destruction (监销人) */
    public record Step(
            State state,
            PersonId by,
            String signature,
            Optional<PersonId> witness,
            Optional<String> said,
            Instant at) {}

    boolean inTheOffice() {
        return state == State.PRINTED || state == State.RECALLED;
    }

    boolean out() {
        return state == State.DISPATCHED || state == State.RECEIVED;
    }

    NumberedCopy after(Step step, Optional<Integer> with) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new NumberedCopy(number, step.state(), with, more);
    }
}
