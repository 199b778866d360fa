package org.wenshu.local.infrastructure;

import java.time.Instant;
import java.util.List;

/**
 * A text message that reached the SMS sink, put together from its parts.
 *
 * @param at when its last part so far arrived
 * @param text the text of the parts that arrived, in their order
 * @param parts how many parts it has
 * @param partsArrived how many of them arrived
 * @param messageIds the ids given to the sender, one per part that arrived, in the order of arrival
 */
public record ArrivedSms(
        Instant at,
        String source,
        String destination,
        String text,
        int parts,
        int partsArrived,
        State state,
        List<String> messageIds) {

    /** How far the message came. */
    public enum State {
        /** Parts are missing. */
        INCOMPLETE,
        /** It reached the phone. */
        DELIVERED,
        /** The phone cannot be reached. */
        UNDELIVERABLE
    }

    public ArrivedSms {
        messageIds = List.copyOf(messageIds);
    }
}
