package org.wenshu.notifications.deliveries.model;

import static org.wenshu.notifications.deliveries.model.DeliveryAction.ACKNOWLEDGE;

/** How far a message has come (N3), and the only moves between the states. */
public enum DeliveryState {
    /** Waits for its first try, or for another one that a person asked for. */
    QUEUED,
    /** One instance has claimed it and is handing it over; or it was cut off and waits for a sign of its fate. */
    SENDING,
    /** The last try failed before anything was handed over; another one follows. */
    FAILED,
    /** The provider has taken it. */
    SENT,
    /** It reached the phone or lies in the inbox. */
    DELIVERED,
    /** Finally failed: a secretary has to call. */
    UNDELIVERABLE,
    /** The person confirmed having seen it. */
    ACKNOWLEDGED;

    DeliveryState after(DeliveryAction action) {
        return switch (this) {
            case QUEUED, FAILED ->
                switch (action) {
                    case CLAIM -> SENDING;
                    case GIVE_UP -> UNDELIVERABLE;
                    default -> throw new DeliveryRefused(this, action);
                };
            case SENDING ->
                switch (action) {
                    case POSTPONE -> FAILED;
                    case ACCEPT -> SENT;
                    case CONFIRM -> DELIVERED;
                    case GIVE_UP -> UNDELIVERABLE;
                    default -> throw new DeliveryRefused(this, action);
                };
            case SENT ->
                switch (action) {
                    case CONFIRM -> DELIVERED;
                    case GIVE_UP -> UNDELIVERABLE;
                    default -> throw new DeliveryRefused(this, action);
                };
            case DELIVERED -> {
                if (action == ACKNOWLEDGE) {
                    yield ACKNOWLEDGED;
                }
                throw new DeliveryRefused(this, action);
            }
            // The provider's word may come after it was given up, and counts: the message did arrive.
            case UNDELIVERABLE ->
                switch (action) {
                    case RETRY -> QUEUED;
                    case ACCEPT -> SENT;
                    case CONFIRM -> DELIVERED;
                    default -> throw new DeliveryRefused(this, action);
                };
            case ACKNOWLEDGED -> throw new DeliveryRefused(this, action);
        };
    }

    /** Whether nothing more is expected of the service itself. */
    public boolean isSettled() {
        return switch (this) {
            case QUEUED, SENDING, FAILED -> false;
            case SENT, DELIVERED, UNDELIVERABLE, ACKNOWLEDGED -> true;
        };
    }
}
