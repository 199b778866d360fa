package org.wenshu.notifications.sending;

import org.wenshu.notifications.NotificationProperties.Limits;
import org.wenshu.notifications.deliveries.model.Channel;

/** A company or server that takes messages of one channel. */
public interface Provider {
    Channel channel();

    /** Unique over all providers; written into the deliveries that it took. */
    String name();

    Limits limits();

    /** Hands over what can be handed over, writing down each step. */
    Outcome send(Outgoing outgoing, HandOver handOver);
}
