package org.wenshu.platform.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.wenshu.platform.relay.Relay;

/** Where a service's stores come from. */
public final class AggregateStores {
    private final MongoDatabase database;
    private final Clock clock;
    private final Relay relay;
    private final Supplier<Optional<String>> traceparent;

    public AggregateStores(MongoDatabase database, Clock clock, Relay relay, Supplier<Optional<String>> traceparent) {
        this.database = database;
        this.clock = clock;
        this.relay = relay;
        this.traceparent = traceparent;
    }

    /** Starts the description of how one kind of aggregate is kept. */
    public <A> AggregateStore.Builder<A> of(Class<A> type, String collection) {
        return new AggregateStore.Builder<>(type, database.getCollection(collection), clock, relay, traceparent);
    }
}
