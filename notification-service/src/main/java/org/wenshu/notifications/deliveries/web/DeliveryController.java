package org.wenshu.notifications.deliveries.web;

import static org.wenshu.office.model.Authorities.DELIVERIES_READ;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.notifications.deliveries.ReadingDeliveries;
import org.wenshu.notifications.deliveries.RetryingDeliveries;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.notifications.deliveries.model.OutsideAddress;
import org.wenshu.notifications.journal.ChangeNoteView;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The record of every message: to whom, by which channel, how far it came (N3). */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryController {
    private final ReadingDeliveries reading;
    private final RetryingDeliveries retrying;

    DeliveryController(ReadingDeliveries reading, RetryingDeliveries retrying) {
        this.reading = reading;
        this.retrying = retrying;
    }

    /** Why a delivery failed, last or for good. */
    record FailureView(String code, String detail, Instant at) {}

    /** A file that goes along. */
    record AttachmentView(String name, String mediaType, long size, String sha256) {}

    /** A part of a message as the provider knows it. */
    record PartView(int number, String state, Optional<String> messageId) {}

    /**
     * A delivery as clients see it. Its text is left out of lists.
     *
     * @param personId whom it is for; absent when it goes outside the organ
     * @param outside whose address outside the organ it goes to; absent when it is for a person
     * @param uncertain whether it was cut off while being handed over and nothing is known of it yet
     */
    record DeliveryView(
            String id,
            String eventId,
            String eventType,
            String subjectId,
            Optional<String> personId,
            Optional<String> outside,
            Optional<String> copyFor,
            Channel channel,
            String secrecy,
            boolean urgent,
            String ruleId,
            String templateId,
            DeliveryState state,
            boolean uncertain,
            int attempts,
            Optional<String> provider,
            Optional<String> address,
            Optional<FailureView> failure,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<Instant> deliveredAt,
            Optional<Instant> acknowledgedAt,
            Optional<String> subject,
            Optional<String> text,
            Optional<List<AttachmentView>> attachments,
            Optional<List<PartView>> parts,
            Optional<List<ChangeNoteView>> journal) {

        static DeliveryView brief(Delivery delivery) {
            return of(delivery, false);
        }

        static DeliveryView whole(Delivery delivery) {
            return of(delivery, true);
        }

        private static DeliveryView of(Delivery delivery, boolean whole) {
            var message = delivery.message();
            return new DeliveryView(
                    delivery.id().value(),
                    message.eventId(),
                    message.eventType(),
                    message.subjectId(),
                    message.recipient().map(PersonId::value),
                    message.outside().map(OutsideAddress::name),
                    message.copyFor().map(PersonId::value),
                    message.channel(),
                    message.secrecy().name(),
                    message.urgent(),
                    message.ruleId(),
                    message.templateId(),
                    delivery.state(),
                    delivery.isUncertain(),
                    delivery.attempts(),
                    delivery.provider(),
                    delivery.address(),
                    delivery.failure().map(failure -> new FailureView(failure.code(), failure.detail(), failure.at())),
                    delivery.createdAt(),
                    delivery.sentAt(),
                    delivery.deliveredAt(),
                    delivery.acknowledgedAt(),
                    whole ? Optional.of(message.subject()) : Optional.empty(),
                    whole ? Optional.of(message.text()) : Optional.empty(),
                    whole ? Optional.of(attachments(delivery)) : Optional.empty(),
                    whole ? Optional.of(parts(delivery)) : Optional.empty(),
                    whole ? Optional.of(ChangeNoteView.of(delivery.journal())) : Optional.empty());
        }

        private static List<AttachmentView> attachments(Delivery delivery) {
            return delivery.message().attachments().stream()
                    .map(file -> new AttachmentView(file.name(), file.mediaType(), file.size(), file.sha256()))
                    .toList();
        }

        private static List<PartView> parts(Delivery delivery) {
            return delivery.parts().stream()
                    .map(part -> new PartView(part.number(), part.state().name(), part.messageId()))
                    .toList();
        }
    }

    /** Why a message is to be sent again. */
    record RetryBody(@Nullable @Size(max = 500) String reason) {}

    @GetMapping
    @Needs(DELIVERIES_READ)
    Page<DeliveryView> list(
            @RequestParam Optional<String> event,
            @RequestParam Optional<String> subject,
            @RequestParam Optional<String> person,
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<DeliveryState> state,
            Cursor cursor,
            Actor actor) {
        var search = new ReadingDeliveries.Search(event, subject, person, channel, state);
        return reading.find(search, actor, cursor).map(DeliveryView::brief);
    }

    @GetMapping("/{id}")
    @Needs(DELIVERIES_READ)
    ResponseEntity<DeliveryView> get(@PathVariable String id, Actor actor) {
        Delivery delivery = reading.get(new DeliveryId(id), actor);
        return ResponseEntity.ok().eTag(Etags.of(delivery.version())).body(DeliveryView.whole(delivery));
    }

    @PostMapping("/{id}/retries")
    @Needs(DELIVERIES_READ)
    ResponseEntity<DeliveryView> retry(
            @PathVariable String id, @Valid @RequestBody(required = false) @Nullable RetryBody body, Actor actor) {
        Optional<String> reason = Optional.ofNullable(body).flatMap(given -> Optional.ofNullable(given.reason()));
        Delivery delivery = retrying.retry(new DeliveryId(id), reason, actor);
        return ResponseEntity.created(URI.create("/api/v1/deliveries/" + id))
                .eTag(Etags.of(delivery.version()))
                .body(DeliveryView.whole(delivery));
    }
}
