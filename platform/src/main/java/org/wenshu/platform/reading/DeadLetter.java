package org.wenshu.platform.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * An event whose effect failed to the last try; it waits for an operator.
 *
 * @param id topic, partition and offset of the event, and the reader: the same however often it is laid aside
 * @param replayedAt when an operator had it tried again, with success or to find it superseded
 */
public record DeadLetter(
        String id,
        String reader,
        String topic,
        String eventId,
        String type,
        String aggregateId,
        long sequence,
        Instant time,
        String data,
        String error,
        State state,
        Instant laidAsideAt,
        Optional<Instant> replayedAt,
        Optional<String> replayedBy) {

    /** In the place of the type of what could not be read as an event. */
    static final String NO_EVENT = "?";

    /** Where a dead letter stands. */
    public enum State {
        WAITING,
        /** Tried again, and its effect has come about. */
        REPLAYED,
        /**
         * Tried again, and an effect of it was passed over: a later event of the same source had been applied before,
         * and an older one must not undo it. Whether something is missing, a person has to look.
         */
        SUPERSEDED,
        /** Tried again by an operator, and found to be nothing that a reader could apply: what came was no event. */
        UNREADABLE
    }

    Delivery delivery() {
        return new Delivery(reader, topic, eventId, type, aggregateId, sequence, time);
    }
}
