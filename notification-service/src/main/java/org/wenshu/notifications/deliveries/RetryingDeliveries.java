package org.wenshu.notifications.deliveries;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.NotificationProperties;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.sending.Dispatcher;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;

/** A person has a message sent again that finally failed, for instance after a number was corrected (N3). */
@Component
public class RetryingDeliveries {
    private final AggregateStore<Delivery> deliveries;
    private final ReadingDeliveries reading;
    private final Dispatcher dispatcher;
    private final NotificationProperties properties;
    private final Clock clock;
    private final SystemTime time;

    RetryingDeliveries(
            AggregateStore<Delivery> deliveries,
            ReadingDeliveries reading,
            Dispatcher dispatcher,
            NotificationProperties properties,
            Clock clock,
            SystemTime time) {
        this.deliveries = deliveries;
        this.reading = reading;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.clock = clock;
        this.time = time;
    }

    public Delivery retry(DeliveryId id, Optional<String> reason, Actor by) {
        reading.get(id, by);
        Delivery delivery = deliveries.change(
                id.value(), d -> d.retry(by, reason, clock.instant(), time.now(), properties.giveUpAfter()));
        dispatcher.queued(delivery.message().channel());
        return delivery;
    }
}
