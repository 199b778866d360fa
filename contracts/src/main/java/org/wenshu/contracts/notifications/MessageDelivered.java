package org.wenshu.contracts.notifications;

import java.time.Instant;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * A message reached the person's device or inbox (已送达, N3).
 *
 * @param deliveryId the delivery record of one event, person and channel; the subject of the event
 * @param personId the person it is for
 * @param channel the channel
 * @param eventId the event it tells of
 * @param at when it arrived
 */
@WireName("org.wenshu.notifications.MessageDelivered.v1")
public record MessageDelivered(
        String deliveryId,
        String personId,
        @OneOf({"SMS", "EMAIL", "INBOX"}) String channel,
        String eventId,
        Instant at)
        implements PublicEvent {}
