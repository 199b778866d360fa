package org.wenshu.documents.incoming;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.office.CalendarChanged;
import org.wenshu.platform.store.AggregateStore;

/** Computes running deadlines anew when a notice or an exception of the organ changes the calendar (期限重算, O5). */
@Component
class ReprojectingDeadlines {
    private static final Logger log = LoggerFactory.getLogger(ReprojectingDeadlines.class);

    private final AggregateStore<IncomingDocument> store;
    private final Desk desk;
    private final Clock clock;

    ReprojectingDeadlines(AggregateStore<IncomingDocument> store, Desk desk, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    /** Every instance does it; the first one moves a deadline, and the others find it where it belongs. */
    @EventListener
    void on(CalendarChanged changed) {
        var ids = new ArrayList<String>();
        store.collection()
                .find(in("stage", List.of(IncomingStage.ASSIGNED.name(), IncomingStage.HANDLED.name())))
                .projection(Projections.include("_id"))
                .map((Document found) -> found.getString("_id"))
                .into(ids);
        for (String id : ids) {
            try {
                store.change(id, document -> document.reproject(clock.instant(), desk.time()));
            } catch (RuntimeException e) {
                // The others must not wait for it; the next start of the service tries it again.
                log.error("The deadline of incoming document {} could not be computed anew", id, e);
            }
        }
    }
}
