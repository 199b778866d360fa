package org.wenshu.documents.incoming.store;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingDocuments;
import org.wenshu.documents.incoming.model.RegisterNumber;
import org.wenshu.documents.incoming.model.SenderKey;
import org.wenshu.platform.store.AggregateStore;

/** The incoming documents in MongoDB, one document each. */
@Component
class MongoIncomingDocuments implements IncomingDocuments {
    private final AggregateStore<IncomingDocument> store;

    MongoIncomingDocuments(AggregateStore<IncomingDocument> store) {
        this.store = store;
    }

    @Override
    public IncomingDocument enter(String register, int year, Function<RegisterNumber, IncomingDocument> entry) {
        return store.insertNumbered(
                RegisterNumber.series(register, year),
                number -> entry.apply(new RegisterNumber(register, year, number)),
                IncomingStoreConfiguration.NUMBER);
    }

    @Override
    public Optional<IncomingDocument> find(IncomingDocumentId id) {
        return store.find(id.value());
    }

    @Override
    public IncomingDocument change(
            IncomingDocumentId id, Predicate<IncomingDocument> mayKnow, Consumer<IncomingDocument> verb) {
        return store.change(id.value(), mayKnow, verb);
    }

    @Override
    public Optional<IncomingDocument> registeredUnder(SenderKey key) {
        return store.findByKey(IncomingStoreConfiguration.SENDER, key.value());
    }
}
