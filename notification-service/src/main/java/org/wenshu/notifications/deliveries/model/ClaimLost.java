package org.wenshu.notifications.deliveries.model;

/** The claim ran out or another instance was faster: whoever gets this must not hand anything over. */
public final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimLost(DeliveryId id) {
        super("delivery " + id + " is not claimed by this attempt");
    }
}
