package org.wenshu.documents.outgoing;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.office.CalendarChanged;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.timer.AggregateTimer;

/** Urges by the clock what is late with an outgoing document, on the calendar as it is now (D10, D17, D18, O5). */
@Component
class UrgingInTime {
    private static final Logger log = LoggerFactory.getLogger(UrgingInTime.class);

    private final AggregateStore<OutgoingDocument> store;
    private final OutgoingDesk desk;

    UrgingInTime(AggregateStore<OutgoingDocument> store, OutgoingDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** Every instance does it; the first one moves a term, and the others find it where it belongs. */
    @EventListener
    void on(CalendarChanged changed) {
        var ids = new ArrayList<String>();
        store.collection()
                .find(eq("stage", OutgoingStage.ISSUED.name()))
                .projection(Projections.include("_id"))
                .map((Document found) -> found.getString("_id"))
                .into(ids);
        for (String id : ids) {
            try {
                store.change(id, document -> document.reproject(desk.now(), desk.rules()));
            } catch (RuntimeException e) {
                // The others must not wait for it; the next start of the service tries it again.
                log.error("The archiving term of outgoing document {} could not be computed anew", id, e);
            }
        }
    }

    /** Lets the documents' timers ring. */
    @Configuration(proxyBeanMethods = false)
    static class ByTheClock {
        @Bean
        AggregateTimer<OutgoingDocument> outgoingUrging(AggregateStore<OutgoingDocument> store, OutgoingDesk desk) {
            return new AggregateTimer<>("outgoing-urging", store, (document, now) -> document.ring(now, desk.rules()));
        }
    }
}
