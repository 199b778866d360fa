package org.wenshu.notifications.deliveries.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;

/**
 * What one person, or one address outside the organ, is to be told of one event by one channel.
 *
 * @param subjectId the aggregate that the event is about, for instance a document
 * @param recipient the person, or empty when it goes outside
 * @param outside the address outside the organ, or empty when it goes to a person
 * @param copyFor the person in whose place the recipient acts under delegation (O3), or empty
 * @param subject the heading of an e-mail or inbox message; empty for text messages
 * @param attachments the files that go along; only e-mails have any
 */
public record Message(
        String eventId,
        String eventType,
        String subjectId,
        Instant eventTime,
        Optional<PersonId> recipient,
        Optional<OutsideAddress> outside,
        Optional<PersonId> copyFor,
        Channel channel,
        Secrecy secrecy,
        boolean urgent,
        String ruleId,
        String templateId,
        String subject,
        String text,
        List<Attachment> attachments) {

    public Message {
        if (recipient.isPresent() == outside.isPresent()) {
            throw new IllegalArgumentException("a message goes to a person or outside, and to one of them");
        }
        // A delivery that was stored before there were attachments has none.
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** To a person of the organ. */
    public Message(
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
            String text) {
        this(
                eventId,
                eventType,
                subjectId,
                eventTime,
                Optional.of(recipient),
                Optional.empty(),
                copyFor,
                channel,
                secrecy,
                urgent,
                ruleId,
                templateId,
                subject,
                text,
                List.of());
    }
}
