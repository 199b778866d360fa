package org.wenshu.platform.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * An event whose effect failed to the last try; it waits for an operator.
 *
 * @param id topic, partition and offset of the event, and the reader: the same however often it is laid aside
 * @param state {@code WAITING} or {@code REPLAYED}
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

    /** Where a dead letter stands. */
    public enum State {
        WAITING,
        REPLAYED
    }

    Delivery delivery() {
        return new Delivery(reader, topic, eventId, type, aggregateId, sequence, time);
    }
}
