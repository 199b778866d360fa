package org.wenshu.documents.incoming;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.timer.AggregateTimer;

/** Reminds and urges in time, by the clock and by hand, and takes down the calls made (催办, D8). */
@Component
public class UrgingHandlers {
    private final Desk desk;

    UrgingHandlers(Desk desk) {
        this.desk = desk;
    }

    public IncomingDocument urge(IncomingDocumentId id, Optional<String> words, Actor by) {
        return desk.act(id, by, (document, now) -> document.urge(words, by, now, desk.time()));
    }

    public IncomingDocument recordCall(IncomingDocumentId id, int sheet, boolean reached, String said, Actor by) {
        return desk.act(id, by, (document, now) -> document.recordCall(sheet, reached, said, by, now));
    }

    /** Lets the documents' timers ring. */
    @Configuration(proxyBeanMethods = false)
    static class ByTheClock {
        @Bean
        AggregateTimer<IncomingDocument> urging(AggregateStore<IncomingDocument> store, Desk desk) {
            return new AggregateTimer<>("urging", store, (document, now) -> document.ring(now, desk.time()));
        }
    }
}
