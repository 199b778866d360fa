package org.wenshu.documents.incoming.messaging;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.documents.OralUrgingRequested;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.reading.Delivery;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.store.AggregateStore;

/** What other services' events bring about for incoming documents. */
@Configuration(proxyBeanMethods = false)
class IncomingReaders {
    private static final String INCOMING = "incoming-document";
    private static final String CALL_ASKED_FOR =
            EventCatalogue.of(OralUrgingRequested.class).wireName();

    /** The archive's number comes onto the document and into the register (归档号). */
    @Bean
    TopicReader archiveNumbers(AggregateStore<IncomingDocument> store) {
        return TopicReader.named("docs-archive-numbers")
                .reads(Topics.RECORDS)
                .on(RecordFiled.class, (event, delivery) -> {
                    if (event.sourceKind().equals(INCOMING)) {
                        changeIfOurs(
                                store,
                                event.sourceId(),
                                delivery,
                                document -> document.recordArchiveNumber(event.archiveNumber(), event.filedAt()));
                    }
                })
                .build();
    }

    /** What no message could tell a person, the secretary tells by telephone (N3). */
    @Bean
    TopicReader undeliverableMessages(AggregateStore<IncomingDocument> store) {
        return TopicReader.named("docs-undeliverable-messages")
                .reads(Topics.NOTIFICATIONS)
                .on(MessageUndeliverable.class, (event, delivery) -> {
                    // A call that is already asked for is not asked for again because nobody heard of it.
                    if (!event.eventType().equals(CALL_ASKED_FOR)) {
                        changeIfOurs(
                                store,
                                event.subjectId(),
                                delivery,
                                document -> document.requestCall(new PersonId(event.personId()), event.at()));
                    }
                })
                .build();
    }

    /** Messages are about many things; what is no incoming document of ours is not for this reader. */
    private static void changeIfOurs(
            AggregateStore<IncomingDocument> store, String id, Delivery delivery, Consumer<IncomingDocument> verb) {
        if (store.find(id).isPresent()) {
            store.changeOnce(id, delivery, verb);
        }
    }
}
