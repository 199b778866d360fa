package org.wenshu.documents.outgoing.messaging;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.reading.Delivery;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.store.AggregateStore;

/** What other services' events bring about for outgoing documents. */
@Configuration(proxyBeanMethods = false)
class OutgoingReaders {
    private static final String OUTGOING = "outgoing-document";

    /** The archive's number comes onto the document and into the register (归档号). */
    @Bean
    TopicReader outgoingArchiveNumbers(AggregateStore<OutgoingDocument> store) {
        return TopicReader.named("docs-outgoing-archive-numbers")
                .reads(Topics.RECORDS)
                .on(RecordFiled.class, (event, delivery) -> {
                    if (event.sourceKind().equals(OUTGOING)) {
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
    TopicReader outgoingUndeliverableMessages(AggregateStore<OutgoingDocument> store) {
        return TopicReader.named("docs-outgoing-undeliverable-messages")
                .reads(Topics.NOTIFICATIONS)
                .on(
                        MessageUndeliverable.class,
                        (event, delivery) -> changeIfOurs(
                                store,
                                event.subjectId(),
                                delivery,
                                document -> document.requestCall(
                                        Optional.of(event.personId())
                                                .filter(person -> !person.isEmpty())
                                                .map(PersonId::new),
                                        event.address(),
                                        event.at())))
                .build();
    }

    /** Messages are about many things; what is no outgoing document of ours is not for this reader. */
    private static void changeIfOurs(
            AggregateStore<OutgoingDocument> store, String id, Delivery delivery, Consumer<OutgoingDocument> verb) {
        if (store.find(id).isPresent()) {
            store.changeOnce(id, delivery, verb);
        }
    }
}
