package org.wenshu.notifications.deliveries.model;

/** Identifies a delivery; derived from event, person and channel, so that there is one of each. */
public record DeliveryId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
