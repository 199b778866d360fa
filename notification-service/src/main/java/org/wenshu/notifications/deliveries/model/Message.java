package org.wenshu.notifications.deliveries.model;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;

/**
 * What one person is to be told of one event by one channel.
 *
 * @param topic the topic that the event came from
 * @param subjectId the aggregate that the event is about, for instance a document
 * @param copyFor the person in whose place the recipient acts under delegation (O3), or empty
 * @param subject the heading of an e-mail or inbox message; empty for text messages
 */
public record Message(
        String eventId,
        String eventType,
        String subjectId,
        Instant eventTime,
        PersonId recipient,
        Optional<PersonId> copyFor,
        Channel channel,
        Secrecy secrecy,
        boolean urgent,
        String ruleId,
        String templateId,
        String subject,
        String text) {}
