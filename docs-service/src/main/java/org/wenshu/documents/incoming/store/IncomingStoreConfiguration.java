package org.wenshu.documents.incoming.store;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.documents.incoming.messaging.IncomingEventTranslator;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.SenderKey;
import org.wenshu.documents.register.RegisterEntry;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

/** How incoming documents are kept: their unique keys, their timer, and what the register looks them up by. */
@Configuration(proxyBeanMethods = false)
class IncomingStoreConfiguration {
    static final String NUMBER = "number";
    static final String SENDER = "sender";

    @Bean
    AggregateStore<IncomingDocument> incomingDocumentStore(AggregateStores stores, IncomingEventTranslator translator) {
        return stores.of(IncomingDocument.class, "incoming_documents")
                .id(document -> document.id().value())
                .events(Topics.DOCUMENTS, IncomingDocument::drainRaised, translator::translate)
                .unique(NUMBER, document -> Optional.of(document.number().key()))
                .unique(SENDER, document -> document.senderKey().map(SenderKey::value))
                .timer(IncomingDocument::nextTimerAt)
                .derived(RegisterEntry.FIELD, RegisterEntry::of)
                // The register's orders; what a person may not see is passed over on the way.
                .index(RegisterEntry.FIELD + ".visibleTo", RegisterEntry.FIELD + ".number", "_id")
                .index(RegisterEntry.FIELD + ".receivedAt", "_id")
                .index(RegisterEntry.FIELD + ".dueAt", "_id")
                .index(RegisterEntry.FIELD + ".tokens")
                .index("stage", RegisterEntry.FIELD + ".dueAt")
                .build();
    }
}
