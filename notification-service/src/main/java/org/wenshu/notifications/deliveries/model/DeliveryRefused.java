package org.wenshu.notifications.deliveries.model;

/** The delivery is not in a state in which this can be done. */
public final class DeliveryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DeliveryState state;
    private final DeliveryAction action;

    DeliveryRefused(DeliveryState state, DeliveryAction action) {
        super(action + " is not possible in state " + state);
        this.state = state;
        this.action = action;
    }

    public DeliveryState state() {
        return state;
    }

    public DeliveryAction action() {
        return action;
    }
}
