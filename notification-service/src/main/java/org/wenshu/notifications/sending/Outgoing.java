package org.wenshu.notifications.sending;

import java.util.List;
import org.wenshu.notifications.deliveries.model.Message;

/**
 * What a provider is given.
 *
 * @param deliveryId names the message for ever, so that a receiver can recognise a second copy
 * @param address where it goes now
 * @param recipientName for the address line of an e-mail
 * @param parts the numbers of the parts that are still to be handed over
 */
public record Outgoing(String deliveryId, Message message, String address, String recipientName, List<Integer> parts) {}
