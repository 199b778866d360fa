package org.wenshu.notifications.sending;

/** Writes down the moments of handing a message over that decide what a crash means (docs/adr/0010). */
public interface HandOver {
    /**
     * Called just before the last byte that makes the part binding.
     *
     * @throws org.wenshu.notifications.deliveries.model.ClaimLost if nothing may be handed over any more
     */
    void begins(int part);

    /** The provider refused the part, or certainly never got the whole of it. */
    void failed(int part);

    /** The provider has it. */
    void accepted(int part, String messageId);

    /** The answer never came: the provider may have it or not. */
    void cutOff(int part);
}
