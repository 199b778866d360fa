package org.wenshu.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.notifications.MessageDelivered;
import org.wenshu.contracts.notifications.MessageSent;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.notifications.deliveries.model.ClaimLost;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryEvent;
import org.wenshu.notifications.deliveries.model.DeliveryRefused;
import org.wenshu.notifications.deliveries.model.OutsideAddress;
import org.wenshu.notifications.deliveries.model.Part;
import org.wenshu.notifications.rules.model.NotificationRule;
import org.wenshu.notifications.sending.PhoneNumbers;
import org.wenshu.notifications.templates.model.NotificationTemplate;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

/** How rules, templates and deliveries are kept, what is published of them, and how refusals are told. */
@Configuration(proxyBeanMethods = false)
public class NotificationStores {
    @Bean
    AggregateStore<NotificationRule> ruleStore(AggregateStores stores) {
        return stores.of(NotificationRule.class, "notification_rules")
                .id(rule -> rule.id().value())
                .derived("event", rule -> rule.content().event())
                .index("event")
                .build();
    }

    @Bean
    AggregateStore<NotificationTemplate> templateStore(AggregateStores stores) {
        return stores.of(NotificationTemplate.class, "notification_templates")
                .id(template -> template.id().value())
                .build();
    }

    @Bean
    AggregateStore<Delivery> deliveryStore(AggregateStores stores) {
        return stores.of(Delivery.class, "deliveries")
                .id(delivery -> delivery.id().value())
                .events(Topics.NOTIFICATIONS, Delivery::drainRaised, NotificationStores::translate)
                // The number of a message in its person's inbox: gap-free, so that a stream can be resumed after it.
                .unique(
                        "inbox",
                        delivery -> delivery.inboxNumber()
                                .flatMap(number ->
                                        delivery.message().recipient().map(owner -> inboxSeries(owner) + number)))
                .derived("recipient", delivery -> delivery.message().recipient())
                .derived("channel", delivery -> delivery.message().channel())
                .derived("eventId", delivery -> delivery.message().eventId())
                .derived("secrecy", delivery -> delivery.message().secrecy())
                .derived("urgent", delivery -> delivery.message().urgent())
                .derived("messageIds", NotificationStores::messageIds)
                .derived("uncertainFor", NotificationStores::uncertainFor)
                .derived("handingOverTo", NotificationStores::handingOverTo)
                .index("handingOverTo")
                .index("channel", "state", "dueAt")
                .index("recipient", "inboxNumber")
                .index("channel", "storedAt")
                .index("eventId")
                .index("messageIds")
                .index("uncertainFor")
                .build();
    }

    /** The series of a person's inbox numbers. */
    public static String inboxSeries(PersonId owner) {
        return "inbox/" + owner + "/";
    }

    private static List<String> messageIds(Delivery delivery) {
        return delivery.parts().stream()
                .flatMap(part -> part.messageId().stream())
                .map(id -> delivery.provider().orElse("") + "/" + id)
                .toList();
    }

    private static Optional<String> uncertainFor(Delivery delivery) {
        return delivery.isUncertain() ? delivery.address().map(PhoneNumbers::core) : Optional.empty();
    }

    private static Optional<String> handingOverTo(Delivery delivery) {
        return delivery.parts().stream().anyMatch(part -> part.state() == Part.State.HANDING_OVER)
                ? delivery.address().map(PhoneNumbers::core)
                : Optional.empty();
    }

    private static List<? extends PublicEvent> translate(Delivery delivery, DeliveryEvent event) {
        var message = delivery.message();
        String id = delivery.id().value();
        String person = message.recipient().map(PersonId::value).orElse("");
        Optional<String> address = message.outside().map(OutsideAddress::address);
        String channel = message.channel().name();
        return switch (event) {
            case DeliveryEvent.Sent sent ->
                List.of(new MessageSent(id, person, channel, message.eventId(), sent.at(), address));
            case DeliveryEvent.Arrived arrived ->
                List.of(new MessageDelivered(id, person, channel, message.eventId(), arrived.at(), address));
            case DeliveryEvent.GivenUp givenUp ->
                List.of(new MessageUndeliverable(
                        id,
                        person,
                        channel,
                        message.eventType(),
                        message.subjectId(),
                        givenUp.reasonCode(),
                        givenUp.at(),
                        address));
            case DeliveryEvent.Retried retried -> List.of();
            case DeliveryEvent.Acknowledged acknowledged -> List.of();
        };
    }

    @Bean
    ProblemMapping<DeliveryRefused> deliveryRefused() {
        return ProblemMapping.of(
                DeliveryRefused.class,
                refused -> Problem.of(ProblemType.ACTION_REFUSED)
                        .detail(
                                "消息处于 " + refused.state() + " 状态，不能执行 " + refused.action(),
                                refused.action() + " is not possible while the delivery is " + refused.state())
                        .with("state", refused.state())
                        .with("action", refused.action()));
    }

    @Bean
    ProblemMapping<ClaimLost> claimLost() {
        return ProblemMapping.of(ClaimLost.class, lost -> Problem.of(ProblemType.CONFLICT));
    }

    /** Claims, pauses and waits follow the system's clock, which nobody moves. */
    @Bean
    SystemTime systemTime() {
        return SystemTime.of(Clock.systemUTC());
    }
}
