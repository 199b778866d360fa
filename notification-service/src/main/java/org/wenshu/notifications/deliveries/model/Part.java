package org.wenshu.notifications.deliveries.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What is handed over to a provider at once: an e-mail, a short text message, or one part of a long one.
 *
 * @param messageId the provider's id for it, once the provider has told it
 * @param handedOverAt when handing it over began, or empty while it has not
 */
public record Part(int number, State state, Optional<String> messageId, Optional<Instant> handedOverAt) {

    /** How far a part has come. */
    public enum State {
        WAITING,
        /** The provider may have it or not: this is written just before the last byte that makes it binding. */
        HANDING_OVER,
        /** Cut off while being handed over: whether the provider has it is not known. */
        UNCERTAIN,
        ACCEPTED,
        ARRIVED,
        LOST
    }

    static Part waiting(int number) {
        return new Part(number, State.WAITING, Optional.empty(), Optional.empty());
    }

    Part handingOver(Instant at) {
        return new Part(number, State.HANDING_OVER, messageId, Optional.of(at));
    }

    Part in(State next) {
        return new Part(number, next, messageId, handedOverAt);
    }

    Part accepted(String id) {
        return new Part(number, State.ACCEPTED, Optional.of(id), handedOverAt);
    }

    boolean isTaken() {
        return state == State.ACCEPTED || state == State.ARRIVED || state == State.LOST;
    }
}
