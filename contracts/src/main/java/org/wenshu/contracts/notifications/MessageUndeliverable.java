package org.wenshu.contracts.notifications;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * A message finally failed; a secretary has to urge by telephone instead (无法送达, N3).
 *
 * @param deliveryId the delivery record of one event, person and channel; the subject of the event
 * @param personId the person it was for; an empty text when it was for an address outside the organ
 * @param channel the channel
 * @param eventType the wire name of the event it told of
 * @param subjectId the subject of the event it told of, for instance a document
 * @param reasonCode the code of why it failed
 * @param at when it was given up
 * @param address the address outside the organ that it was for, or empty when it was for a person
 */
@WireName("org.wenshu.notifications.MessageUndeliverable.v1")
public record MessageUndeliverable(
        String deliveryId,
        String personId,
        @OneOf({"SMS", "EMAIL", "INBOX"}) String channel,
        String eventType,
        String subjectId,
        String reasonCode,
        Instant at,
        Optional<String> address)
        implements PublicEvent {

    /** To a person of the organ. */
    public MessageUndeliverable(
            String deliveryId,
            String personId,
            String channel,
            String eventType,
            String subjectId,
            String reasonCode,
            Instant at) {
        this(deliveryId, personId, channel, eventType, subjectId, reasonCode, at, Optional.empty());
    }
}
