package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;

/**
 * What a rule found in the present version (检查意见, D11), and what the reviewer decided on it.
 *
 * @param number counted from 1 within the version
 * @param gates whether the draft does not pass the office before it is mended or overruled
 * @param place as people read it, such as 正文第3段
 * @param excerpt what stands there; empty where something is missing
 */
public record CheckFinding(
        int number,
        String code,
        String clause,
        boolean gates,
        String place,
        String excerpt,
        String reason,
        String english,
        Optional<String> suggestion,
        Optional<Settlement> settlement) {

    /** What becomes of a finding. */
    public enum Decision {
        /** The drafter has to mend it. */
        ACCEPTED,
        /** It stays as it is, for the reason given. */
        OVERRULED
    }

    /** @param word why it is overruled */
    public record Settlement(
            Decision decision, Optional<String> word, PersonId by, String signature, Instant at, int version) {}

    boolean standsInTheWay() {
        return gates
                && settlement
                        .filter(settled -> settled.decision() == Decision.OVERRULED)
                        .isEmpty();
    }

    CheckFinding settled(Settlement decided) {
        return new CheckFinding(
                number, code, clause, gates, place, excerpt, reason, english, suggestion, Optional.of(decided));
    }

    /** The same thing said of the same words: a word given on it holds for the next version too. */
    boolean sameAs(CheckFinding other) {
        return code.equals(other.code) && excerpt.equals(other.excerpt) && reason.equals(other.reason);
    }
}
