package org.wenshu.notifications.inbox;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.notifications.deliveries.model.Delivery;

/**
 * A message in one's inbox.
 *
 * @param number its place in this inbox, from 1 without gap; what a stream is resumed after
 * @param subjectId what it is about, for instance a document
 * @param copyFor the person in whose place one acts, when it is a copy under delegation
 */
record InboxItem(
        String id,
        int number,
        String subject,
        String text,
        String eventType,
        String subjectId,
        String secrecy,
        boolean urgent,
        Instant at,
        Optional<String> copyFor,
        Optional<Instant> acknowledgedAt) {

    static InboxItem of(Delivery delivery) {
        var message = delivery.message();
        return new InboxItem(
                delivery.id().value(),
                delivery.inboxNumber().orElse(0),
                message.subject(),
                message.text(),
                message.eventType(),
                message.subjectId(),
                message.secrecy().name(),
                message.urgent(),
                delivery.createdAt(),
                message.copyFor().map(person -> person.value()),
                delivery.acknowledgedAt());
    }
}
