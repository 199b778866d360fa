package org.wenshu.notifications.deliveries.model;

import java.time.Instant;

/** What happened to a delivery. */
public sealed interface DeliveryEvent {
    Instant at();

    record Sent(Instant at) implements DeliveryEvent {}

    record Arrived(Instant at) implements DeliveryEvent {}

    record GivenUp(String reasonCode, Instant at) implements DeliveryEvent {}

    record Retried(Instant at) implements DeliveryEvent {}

    record Acknowledged(Instant at) implements DeliveryEvent {}
}
