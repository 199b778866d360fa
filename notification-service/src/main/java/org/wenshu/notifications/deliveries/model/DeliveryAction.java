package org.wenshu.notifications.deliveries.model;

/** What can be done with a delivery. */
public enum DeliveryAction {
    CLAIM,
    POSTPONE,
    ACCEPT,
    CONFIRM,
    GIVE_UP,
    RETRY,
    ACKNOWLEDGE
}
