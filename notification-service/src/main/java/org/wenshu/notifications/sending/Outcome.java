package org.wenshu.notifications.sending;

/** How a try went, apart from what was written down on the way. */
public sealed interface Outcome {
    /** Every part was handed over; some may have been cut off. */
    record HandedOver() implements Outcome {}

    /** It can never be sent as it is: the provider or the address refuses for good. */
    record Rejected(String code, String detail) implements Outcome {}

    /**
     * Something is left to hand over, another time.
     *
     * @param providerAtFault whether another provider may do better, and the breaker should count it
     */
    record Later(String code, String detail, boolean providerAtFault) implements Outcome {}
}
