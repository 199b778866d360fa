package org.wenshu.documents.outgoing.store;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.OutgoingDocuments;
import org.wenshu.platform.store.AggregateStore;

/** The outgoing documents in MongoDB, one document each. */
@Component
class MongoOutgoingDocuments implements OutgoingDocuments {
    private final AggregateStore<OutgoingDocument> store;

    MongoOutgoingDocuments(AggregateStore<OutgoingDocument> store) {
        this.store = store;
    }

    @Override
    public OutgoingDocument enter(OutgoingDocument drafted) {
        return store.insert(drafted);
    }

    @Override
    public Optional<OutgoingDocument> find(OutgoingDocumentId id) {
        return store.find(id.value());
    }

    @Override
    public OutgoingDocument change(
            OutgoingDocumentId id, Predicate<OutgoingDocument> mayKnow, Consumer<OutgoingDocument> verb) {
        return store.change(id.value(), mayKnow, verb);
    }

    @Override
    public OutgoingDocument changeNumbered(
            OutgoingDocumentId id,
            Predicate<OutgoingDocument> mayKnow,
            String code,
            int year,
            BiConsumer<OutgoingDocument, DocumentNumber> verb) {
        return store.changeNumbered(
                id.value(),
                mayKnow,
                OutgoingStoreConfiguration.series(code, year),
                OutgoingStoreConfiguration.NUMBER,
                (document, serial) -> verb.accept(document, new DocumentNumber(code, year, serial)));
    }
}
