package org.wenshu.notifications.sending;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Attachment;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.ClaimLost;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.Failure;
import org.wenshu.notifications.deliveries.model.Part;
import org.wenshu.office.Office;
import org.wenshu.office.model.Person;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.store.AggregateStore;

/**
 * Sends one delivery: claims it, finds where the recipient can be reached now, tries the channel's providers in their
 * order and writes down each step that a crash must not forget (N2, N3, docs/adr/0010).
 */
@Component
class SendingDeliveries {
    private static final Logger log = LoggerFactory.getLogger(SendingDeliveries.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(500);

    private final AggregateStore<Delivery> deliveries;
    private final Providers providers;
    private final SmsReceipts receipts;
    private final Office office;
    private final FileStore files;
    private final NotificationProperties properties;
    private final Clock clock;
    private final SystemTime time;
    private final MeterRegistry meters;

    SendingDeliveries(
            AggregateStore<Delivery> deliveries,
            Providers providers,
            SmsReceipts receipts,
            Office office,
            FileStore files,
            NotificationProperties properties,
            Clock clock,
            SystemTime time,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.providers = providers;
        this.receipts = receipts;
        this.office = office;
        this.files = files;
        this.properties = properties;
        this.clock = clock;
        this.time = time;
        this.meters = meters;
    }

    /** Sends it unless somebody else does. */
    void send(String id) {
        String attempt = UUID.randomUUID().toString();
        Delivery delivery;
        try {
            delivery = deliveries.change(id, claimed -> claimed.claim(attempt, time.now(), properties.claim()));
        } catch (ClaimLost anotherInstanceWasFaster) {
            return;
        }
        try {
            Channel channel = delivery.message().channel();
            String result = send(delivery, attempt);
            meters.counter("wenshu.notifications.attempts", "channel", channel.name(), "result", result)
                    .increment();
        } catch (ClaimLost tookTooLong) {
            log.warn(
                    "the claim of delivery {} ran out while it was being sent; what was handed over is written down",
                    id);
        }
    }

    private String send(Delivery delivery, String attempt) {
        return delivery.message()
                .outside()
                .map(to -> sendTo(delivery, attempt, to.address(), to.name()))
                .orElseGet(() -> sendToPerson(delivery, attempt));
    }

    private String sendToPerson(Delivery delivery, String attempt) {
        String id = delivery.id().value();
        var message = delivery.message();
        Optional<Person> person = message.recipient().flatMap(office::person).filter(Person::active);
        if (person.isEmpty()) {
            return reject(id, attempt, Failure.RECIPIENT_INACTIVE, "the recipient no longer serves in the organ");
        }
        if (!person.get().clearance().covers(message.secrecy())) {
            return reject(id, attempt, Failure.NOT_CLEARED, "the recipient is no longer cleared for it");
        }
        Optional<String> address = message.channel() == Channel.SMS
                ? person.get().mobile()
                : person.get().email();
        if (address.filter(text -> !text.isBlank()).isEmpty()) {
            return reject(id, attempt, Failure.NO_ADDRESS, "the directory holds no address for this channel");
        }
        return sendTo(delivery, attempt, address.get(), person.get().name());
    }

    private String sendTo(Delivery delivery, String attempt, String address, String name) {
        String id = delivery.id().value();
        var message = delivery.message();
        Optional<Attachment> damaged =
                message.attachments().stream().filter(this::isDamaged).findFirst();
        if (damaged.isPresent()) {
            return reject(
                    id, attempt, Failure.ATTACHMENT_DAMAGED, damaged.get().sha256() + " is not in the store as it was");
        }
        var outgoing = new Outgoing(
                id,
                message,
                delivery.isBegun() ? delivery.address().orElse(address) : address,
                name,
                delivery.parts().stream()
                        .filter(part -> part.state() == Part.State.WAITING)
                        .map(Part::number)
                        .toList());
        return tryProviders(delivery, attempt, outgoing);
    }

    /** What leaves the house is what was issued, or nothing is. */
    private boolean isDamaged(Attachment file) {
        return files.find(file.sha256())
                        .filter(stored -> stored.size() == file.size())
                        .isEmpty()
                || !files.verify(file.sha256());
    }

    private String tryProviders(Delivery delivery, String attempt, Outgoing outgoing) {
        String id = outgoing.deliveryId();
        Outcome.Later last = new Outcome.Later(Failure.PROVIDER_DOWN, "no provider is configured", true);
        for (GuardedProvider provider : candidates(delivery)) {
            var record = new Recording(id, attempt, provider.name(), outgoing.address());
            switch (provider.send(outgoing, record)) {
                case Outcome.HandedOver handedOver -> {
                    return afterHandOver(id, attempt, provider.provider().channel());
                }
                case Outcome.Rejected rejected -> {
                    return reject(id, attempt, rejected.code(), rejected.detail());
                }
                case Outcome.Later later -> last = later;
            }
            if (record.begun || !last.providerAtFault()) {
                // What has begun with one provider is not continued by another; what is not its fault would recur.
                break;
            }
        }
        var why = new Failure(last.code(), last.detail(), clock.instant());
        // One at the rate limit did not really try.
        Duration pause = properties.pause().after(last.code().equals(Failure.RATE_LIMITED) ? 1 : delivery.attempts());
        write(id, d -> d.postpone(attempt, why, time.now(), pause));
        return "later";
    }

    private List<GuardedProvider> candidates(Delivery delivery) {
        return providers.of(delivery.message().channel()).stream()
                .filter(provider -> !delivery.isBegun()
                        || delivery.provider().filter(provider.name()::equals).isPresent())
                .toList();
    }

    private String afterHandOver(String id, String attempt, Channel channel) {
        Delivery delivery = deliveries.get(id);
        if (delivery.isUncertain()) {
            delivery = write(id, d -> d.awaitSign(attempt, time.now(), signWait(channel), clock.instant()));
        }
        if (channel == Channel.SMS) {
            receipts.matchWaiting(delivery);
        }
        return delivery.isUncertain() ? "uncertain" : "sent";
    }

    private String reject(String id, String attempt, String code, String detail) {
        write(id, d -> d.reject(attempt, code, detail, clock.instant()));
        return "rejected";
    }

    /** Takes up deliveries whose instance is gone or whose wait is over. */
    void timeIsUp(String id) {
        Delivery before = deliveries.get(id);
        if (before.message().channel() == Channel.SMS && before.isUncertain()) {
            receipts.matchWaiting(before);
        }
        Delivery delivery = deliveries.change(
                id, d -> d.timeIsUp(time.now(), signWait(d.message().channel()), clock.instant()));
        if (delivery.message().channel() == Channel.SMS && delivery.isUncertain()) {
            receipts.matchWaiting(delivery);
        }
    }

    private Duration signWait(Channel channel) {
        return channel == Channel.SMS ? properties.sms().receiptWait() : Duration.ZERO;
    }

    /** Tries for as long as the claim holds: a fact that is not written down becomes an uncertainty. */
    private Delivery write(String id, Consumer<Delivery> verb) {
        var end = time.now().plus(properties.claim());
        while (true) {
            try {
                return deliveries.change(id, verb);
            } catch (MongoException storeIsAway) {
                if (time.now().isAfter(end)) {
                    throw storeIsAway;
                }
                log.warn("delivery {} cannot be written and is tried again: {}", id, storeIsAway.toString());
                try {
                    Thread.sleep(BETWEEN_WRITES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw storeIsAway;
                }
            }
        }
    }

    private final class Recording implements HandOver {
        private final String id;
        private final String attempt;
        private final String provider;
        private final String address;
        private boolean begun;

        Recording(String id, String attempt, String provider, String address) {
            this.id = id;
            this.attempt = attempt;
            this.provider = provider;
            this.address = address;
        }

        @Override
        public void begins(int part) {
            deliveries.change(id, d -> d.handOver(attempt, part, provider, address, time.now(), properties.claim()));
            begun = true;
        }

        @Override
        public void failed(int part) {
            write(id, d -> d.notHandedOver(attempt, part));
            begun = false;
        }

        @Override
        public void accepted(int part, String messageId) {
            write(id, d -> d.accepted(part, messageId, clock.instant()));
        }

        @Override
        public void cutOff(int part) {
            write(id, d -> d.cutOff(attempt, part));
        }
    }
}
