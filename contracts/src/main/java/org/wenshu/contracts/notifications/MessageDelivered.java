package org.wenshu.contracts.notifications;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * A message reached the person's device or inbox (已送达, N3).
 *
 * @param deliveryId the delivery record of one event, person and channel; the subject of the event
 * @param personId the person it is for; an empty text when it is for an address outside the organ
 * @param channel the channel
 * @param eventId the event it tells of
 * @param at when it arrived
 * @param address the address outside the organ that it is for, or empty when it is for a person
 */
@WireName("org.wenshu.notifications.MessageDelivered.v1")
public record MessageDelivered(
        String deliveryId,
        String personId,
        @OneOf({"SMS", "EMAIL", "INBOX"}) String channel,
        String eventId,
        Instant at,
        Optional<String> address)
        implements PublicEvent {

    /** To a person of the organ. */
    public MessageDelivered(String deliveryId, String personId, String channel, String eventId, Instant at) {
        this(deliveryId, personId, channel, eventId, at, Optional.empty());
    }
}
