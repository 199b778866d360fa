package org.wenshu.notifications.reading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.NotificationStores;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.deliveries.model.Message;
import org.wenshu.notifications.deliveries.model.OutsideAddress;
import org.wenshu.notifications.inbox.InboxStreams;
import org.wenshu.notifications.rules.KeepingRules;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.sending.Dispatcher;
import org.wenshu.notifications.sending.sms.SmsText;
import org.wenshu.notifications.templates.KeepingTemplates;
import org.wenshu.notifications.templates.Rendering;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.notifications.templates.model.Wording;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.DerivedIds;
import org.wenshu.platform.store.KeyTaken;

/**
 * Turns an event into one delivery per person and channel, by the rules (N1, N3). The id of each follows from event,
 * person or address, and channel, so an event that is delivered again, or was cut off half-way, makes up only what is missing.
 */
@Component
class NotifyingPeople {
    private static final Logger log = LoggerFactory.getLogger(NotifyingPeople.class);
    private static final Duration WAIT_FOR_DIRECTORY = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final KeepingRules rules;
    private final KeepingTemplates templates;
    private final Audiences audiences;
    private final Rendering rendering;
    private final AggregateStore<Delivery> deliveries;
    private final Dispatcher dispatcher;
    private final InboxStreams inboxStreams;
    private final Office office;
    private final NotificationProperties properties;
    private final Clock clock;
    private final SystemTime time;

    NotifyingPeople(
            KeepingRules rules,
            KeepingTemplates templates,
            Audiences audiences,
            Rendering rendering,
            AggregateStore<Delivery> deliveries,
            Dispatcher dispatcher,
            InboxStreams inboxStreams,
            Office office,
            NotificationProperties properties,
            Clock clock,
            SystemTime time) {
        this.rules = rules;
        this.templates = templates;
        this.audiences = audiences;
        this.rendering = rendering;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.inboxStreams = inboxStreams;
        this.office = office;
        this.properties = properties;
        this.clock = clock;
        this.time = time;
    }

    void notifyOf(EventFacts event) {
        waitForDirectory();
        for (NotificationRule rule : rules.enabledFor(event.type())) {
            boolean holds = rule.content().conditions().stream()
                    .allMatch(condition -> condition.holds(event.values(condition.field())));
            if (holds) {
                apply(rule, event);
            }
        }
    }

    private void apply(NotificationRule rule, EventFacts event) {
        List<Audiences.Recipient> recipients = audiences.of(rule.content(), event);
        if (recipients.isEmpty()) {
            log.warn("rule {} finds nobody to tell of event {} ({})", rule.id(), event.id(), event.type());
        }
        NotificationTemplate template = templates.get(rule.content().templateId());
        for (Audiences.Recipient recipient : recipients) {
            for (Channel channel : rule.content().channels()) {
                Optional<Wording> wording = template.on(channel);
                if (wording.isPresent()) {
                    switch (recipient) {
                        case Audiences.Recipient.Colleague colleague ->
                            deliver(rule, event, colleague, channel, wording.get());
                        case Audiences.Recipient.Outsider outsider -> {
                            if (channel == Channel.EMAIL) {
                                mail(rule, event, outsider.at(), wording.get());
                            }
                        }
                    }
                }
            }
        }
    }

    private void deliver(
            NotificationRule rule,
            EventFacts event,
            Audiences.Recipient.Colleague recipient,
            Channel channel,
            Wording wording) {
        Person person = recipient.person();
        var addressee = new Rendering.Addressee(
                person.name(), person.post(), recipient.copyFor().map(Person::name));
        store(
                new DeliveryId(DerivedIds.of(event.id(), person.id().value(), channel.name())),
                message(
                        rule,
                        event,
                        channel,
                        rendering.render(channel, wording, event, addressee),
                        Optional.of(person.id()),
                        Optional.empty(),
                        recipient.copyFor().map(Person::id)));
    }

    /** One mail to one address outside for one event, however the address is written. */
    private void mail(NotificationRule rule, EventFacts event, OutsideAddress to, Wording wording) {
        var addressee = new Rendering.Addressee(to.name(), "", Optional.empty());
        store(
                new DeliveryId(DerivedIds.of(
                        event.id(), "mailto:" + to.address().toLowerCase(Locale.ROOT), Channel.EMAIL.name())),
                message(
                        rule,
                        event,
                        Channel.EMAIL,
                        rendering.render(Channel.EMAIL, wording, event, addressee),
                        Optional.empty(),
                        Optional.of(to),
                        Optional.empty()));
    }

    private static Message message(
            NotificationRule rule,
            EventFacts event,
            Channel channel,
            Rendering.Rendered rendered,
            Optional<PersonId> recipient,
            Optional<OutsideAddress> outside,
            Optional<PersonId> copyFor) {
        return new Message(
                event.id(),
                event.type(),
                event.subjectId(),
                event.time(),
                recipient,
                outside,
                copyFor,
                channel,
                event.secrecy(),
                rule.content().urgent(),
                rule.id().value(),
                rule.content().templateId().value(),
                rendered.subject(),
                rendered.text(),
                channel == Channel.EMAIL
                        ? rule.content().attachment().map(event::files).orElse(List.of())
                        : List.of());
    }

    private void store(DeliveryId id, Message message) {
        Instant at = clock.instant();
        Instant now = time.now();
        Channel channel = message.channel();
        switch (channel) {
            case INBOX -> layIntoInbox(id, message, at, now);
            case SMS, EMAIL -> {
                int parts =
                        channel == Channel.SMS ? SmsText.parts(message.text()).size() : 1;
                deliveries
                        .insertOnce(Delivery.queued(id, message, parts, at, now, properties.giveUpAfter()))
                        .ifPresent(queued -> dispatcher.queued(channel));
            }
        }
    }

    private void layIntoInbox(DeliveryId id, Message message, Instant at, Instant now) {
        PersonId owner = message.recipient().orElseThrow();
        try {
            deliveries.insertNumbered(
                    NotificationStores.inboxSeries(owner),
                    number -> Delivery.inInbox(id, message, number, at, now),
                    "inbox");
            inboxStreams.arrivedFor(owner);
        } catch (KeyTaken taken) {
            if (!taken.key().equals("id")) {
                throw taken;
            }
            // Delivered before: the event came again.
        }
    }

    /** With half of the directory read, people would be missed and nobody would notice. */
    private void waitForDirectory() {
        Instant end = time.now().plus(WAIT_FOR_DIRECTORY);
        while (!office.isCaughtUp()) {
            if (time.now().isAfter(end)) {
                throw new IllegalStateException("the directory has not been read yet");
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped before the directory was read", e);
            }
        }
    }
}
