package org.wenshu.documents.outgoing.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.contracts.Topics;
import org.wenshu.documents.outgoing.messaging.OutgoingEventTranslator;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.register.OutgoingRegisterEntry;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

/** How outgoing documents are kept: their number, their timer, and what the register looks them up by. */
@Configuration(proxyBeanMethods = false)
class OutgoingStoreConfiguration {
    static final String NUMBER = "number";

    @Bean
    AggregateStore<OutgoingDocument> outgoingDocumentStore(AggregateStores stores, OutgoingEventTranslator translator) {
        return stores.of(OutgoingDocument.class, "outgoing_documents")
                .id(document -> document.id().value())
                .events(Topics.DOCUMENTS, OutgoingDocument::drainRaised, translator::translate)
                .unique(
                        NUMBER,
                        document ->
                                document.number().map(number -> series(number.code(), number.year()) + number.serial()))
                .timer(OutgoingDocument::nextTimerAt)
                .derived(OutgoingRegisterEntry.FIELD, OutgoingRegisterEntry::of)
                .index(OutgoingRegisterEntry.FIELD + ".visibleTo", OutgoingRegisterEntry.FIELD + ".draftedAt", "_id")
                .index(OutgoingRegisterEntry.FIELD + ".draftedAt", "_id")
                .index(OutgoingRegisterEntry.FIELD + ".number", "_id")
                .index(OutgoingRegisterEntry.FIELD + ".tokens")
                .index("stage")
                .build();
    }

    /** What the keys of a code and year begin with (一个代字一年一个流水). */
    static String series(String code, int year) {
        return code + "/" + year + "/";
    }
}
