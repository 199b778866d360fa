package org.wenshu.platform.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.platform.caller.CurrentRequest;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.reading.Delivery;
import org.wenshu.platform.reading.PassedOver;
import org.wenshu.platform.relay.EventJson;
import org.wenshu.platform.relay.Outbox;
import org.wenshu.platform.relay.OutboxEntry;
import org.wenshu.platform.relay.Relay;

/**
 * Keeps one kind of aggregate. Each is one document, and each save is one write that holds the new state, the events
 * raised, the time of the next timer, the unique keys claimed and the request that asked for it: all of it or nothing.
 *
 * <p>Fields of the aggregate are stored under their own names; what the store adds begins with an underscore.
 *
 * @param <A> the aggregate: a class with a private no-argument constructor and a {@code long version}
 */
public final class AggregateStore<A> {
    static final String VERSION = "_version";
    public static final String TIMER_AT = "_timerAt";
    private static final String REQUESTS = "_requests";
    private static final String SEEN = "_seen";
    private static final String KEYS = "_keys";
    private static final int ATTEMPTS = 8;
    /** As many may number at once in one series before somebody has to try again. */
    private static final int NUMBER_ATTEMPTS = 64;

    private static final int REQUESTS_REMEMBERED = 20;

    private final Class<A> type;
    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Relay relay;
    private final Supplier<Optional<String>> traceparent;
    private final Function<A, String> id;
    private final @Nullable Outbox outbox;
    private final Function<A, List<PublicEvent>> events;
    private final Map<String, Function<A, Optional<String>>> uniqueKeys;
    private final Map<String, Function<A, ?>> derived;
    private final Function<A, Optional<Instant>> timer;
    private final Map<String, Series> series = new ConcurrentHashMap<>();

    private AggregateStore(Builder<A> builder) {
        this.type = builder.type;
        this.collection = builder.collection;
        this.clock = builder.clock;
        this.relay = builder.relay;
        this.traceparent = builder.traceparent;
        this.id = builder.id;
        this.events = builder.events;
        this.uniqueKeys = Map.copyOf(builder.uniqueKeys);
        this.derived = new LinkedHashMap<>(builder.derived);
        this.timer = builder.timer;
        uniqueKeys
                .keySet()
                .forEach(key -> collection.createIndex(
                        Indexes.ascending(KEYS + "." + key),
                        new IndexOptions().unique(true).sparse(true)));
        builder.indexes.forEach(fields -> collection.createIndex(Indexes.ascending(fields)));
        if (builder.timed) {
            collection.createIndex(Indexes.ascending(TIMER_AT), new IndexOptions().sparse(true));
        }
        if (builder.topic != null) {
            collection.createIndex(Indexes.ascending(Outbox.CLAIMED_UNTIL), new IndexOptions().sparse(true));
            this.outbox = new Outbox(collection, builder.topic);
            relay.watch(outbox);
        } else {
            this.outbox = null;
        }
    }

    /**
     * Stores a new aggregate. A repeated request (same Idempotency-Key) gets what the first one stored.
     *
     * @throws KeyTaken if the id or one of the unique keys is held by another aggregate
     */
    public A insert(A aggregate) {
        return insert(aggregate, Optional.empty());
    }

    private A insert(A aggregate, Optional<Delivery> cause) {
        String newId = id.apply(aggregate);
        var entries = entries(newId, 0, events.apply(aggregate));
        Document document = technicalFields(aggregate, 1, entries.size(), List.of(), new Document(), cause);
        document.put("_id", newId);
        if (!entries.isEmpty()) {
            document.putAll(claimed(entries));
        }
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            Document existing = collection.find(eq("_id", newId)).first();
            if (existing == null) {
                throw keyTaken(document, newId)
                        .<RuntimeException>map(taken -> taken)
                        .orElse(e);
            }
            if (isReplay(existing)) {
                return read(existing);
            }
            throw new KeyTaken("id", newId, newId);
        }
        hand(newId, entries);
        return read(document);
    }

    /** Stores a new aggregate for a reader; empty when its id exists, since then the event was applied before. */
    public Optional<A> insertOnce(A aggregate) {
        try {
            return Optional.of(insert(aggregate));
        } catch (KeyTaken taken) {
            if (taken.key().equals("id")) {
                return Optional.empty();
            }
            throw taken;
        }
    }

    /**
     * Stores a new aggregate under the next number of a series, without gap: the write that creates it is the claim,
     * so a number is taken only by something that exists, and the next only once this one is.
     *
     * @param prefix the series, for instance {@code incoming/2026/}
     * @param make makes the aggregate with a given number; its unique key must be prefix + number
     * @param uniqueKey the name of that unique key
     */
    public A insertNumbered(String prefix, IntFunction<A> make, String uniqueKey) {
        Series numbers = series.computeIfAbsent(uniqueKey + "\u0000" + prefix, any -> new Series());
        numbers.lock.lock();
        try {
            if (numbers.last < 0) {
                numbers.last = lastNumber(prefix, uniqueKey);
            }
            while (true) {
                int next = numbers.last + 1;
                try {
                    A stored = insert(make.apply(next));
                    if (holdsKey(stored, uniqueKey, prefix + next)) {
                        numbers.last = next;
                    }
                    return stored;
                } catch (KeyTaken taken) {
                    if (!taken.key().equals(uniqueKey)) {
                        throw taken;
                    }
                    // Another instance was faster; its number exists, so the next one may be claimed.
                    numbers.last = next;
                }
            }
        } finally {
            numbers.lock.unlock();
        }
    }

    private boolean holdsKey(A stored, String uniqueKey, String value) {
        return keyFunction(uniqueKey).apply(stored).filter(value::equals).isPresent();
    }

    private Function<A, Optional<String>> keyFunction(String name) {
        Function<A, Optional<String>> function = uniqueKeys.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no unique key '" + name + "' is declared for " + type.getSimpleName());
        }
        return function;
    }

    private int lastNumber(String prefix, String uniqueKey) {
        return numbersOf(prefix, uniqueKey).length();
    }

    private int lowestFree(String prefix, String uniqueKey) {
        return numbersOf(prefix, uniqueKey).nextClearBit(0) + 1;
    }

    /** The numbers of the series that are held; number n is bit n - 1. */
    private BitSet numbersOf(String prefix, String uniqueKey) {
        String field = KEYS + "." + uniqueKey;
        var held = new BitSet();
        for (Document found : collection
                .find(regex(field, "^" + Pattern.quote(prefix) + "\\d+$"))
                .projection(new Document(field, 1))) {
            String value = found.get(KEYS, Document.class).getString(uniqueKey);
            held.set(Integer.parseInt(value.substring(prefix.length())) - 1);
        }
        return held;
    }

    public Optional<A> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first()).map(this::read);
    }

    /** The aggregate with this id, or a 404 problem. */
    public A get(String id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** The aggregate that holds this unique key. */
    public Optional<A> findByKey(String key, String value) {
        keyFunction(key);
        return Optional.ofNullable(collection.find(eq(KEYS + "." + key, value)).first())
                .map(this::read);
    }

    /**
     * Changes an aggregate by one of its verbs. When somebody else was faster the verb is tried again on the fresh
     * state, whose guards decide; a request that named a version by If-Match gets 412 instead.
     */
    public A change(String id, Consumer<A> verb) {
        return change(id, any -> true, verb);
    }

    /**
     * Changes an aggregate that not everybody may know of; to others it is not there, whatever version they name.
     *
     * @param mayKnow whether whoever asks may know of it
     */
    public A change(String id, Predicate<A> mayKnow, Consumer<A> verb) {
        return change(id, mayKnow, verb, Optional.empty())
                .orElseThrow(() -> new IllegalStateException("only a redelivered event changes nothing"));
    }

    /**
     * Changes an aggregate by a verb that takes the lowest number of a series that nobody holds. The write that changes it
     * is the claim: when somebody else claimed that number first, the verb is done again with the next free one.
     *
     * @param prefix the series, for instance {@code incoming/2026/}
     * @param uniqueKey the name of the unique key that the verb makes prefix + number
     * @param verb done on fresh state each time
     */
    public A changeNumbered(String id, Predicate<A> mayKnow, String prefix, String uniqueKey, ObjIntConsumer<A> verb) {
        keyFunction(uniqueKey);
        for (int attempt = 0; attempt < NUMBER_ATTEMPTS; attempt++) {
            int free = lowestFree(prefix, uniqueKey);
            try {
                return change(id, mayKnow, aggregate -> verb.accept(aggregate, free));
            } catch (KeyTaken taken) {
                if (!taken.key().equals(uniqueKey)) {
                    throw taken;
                }
            }
        }
        throw Problem.of(ProblemType.CONFLICT);
    }

    /**
     * Changes an aggregate for a reader; empty when this event, or a later one of the same source aggregate, was
     * applied before. That it was applied is kept in the same document, by the same write.
     */
    public Optional<A> changeOnce(String id, Delivery delivery, Consumer<A> verb) {
        return change(id, any -> true, verb, Optional.of(delivery));
    }

    /** Rings one aggregate's timer if it is still due; when another instance was faster there is nothing left to do. */
    public void ring(String id, Instant now, BiConsumer<A, Instant> ring) {
        Document document = collection.find(eq("_id", id)).first();
        if (document == null) {
            return;
        }
        Date due = document.getDate(TIMER_AT);
        if (due == null || due.toInstant().isAfter(now)) {
            return;
        }
        A aggregate = read(document);
        ring.accept(aggregate, now);
        if (timer.apply(aggregate).filter(due.toInstant()::equals).isPresent()) {
            throw new IllegalStateException("the timer of " + type.getSimpleName() + " was not moved on");
        }
        save(document, version(document), aggregate, Optional.empty());
    }

    private Optional<A> change(String id, Predicate<A> mayKnow, Consumer<A> verb, Optional<Delivery> cause) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Document document = collection.find(eq("_id", id)).first();
            if (document == null) {
                throw Problem.of(ProblemType.NOT_FOUND);
            }
            if (cause.isPresent()) {
                long seen = lastSeen(document, cause.get());
                if (seen > cause.get().sequence()) {
                    PassedOver.say();
                }
                if (seen >= cause.get().sequence()) {
                    return Optional.empty();
                }
            }
            A aggregate = read(document);
            if (!mayKnow.test(aggregate)) {
                throw Problem.of(ProblemType.NOT_FOUND);
            }
            if (isReplay(document)) {
                return Optional.of(aggregate);
            }
            long version = version(document);
            CurrentRequest.get()
                    .ifPresent(request -> request.ifMatch().ifPresent(expected -> {
                        if (expected != version) {
                            throw Problem.of(ProblemType.PRECONDITION_FAILED);
                        }
                    }));
            verb.accept(aggregate);
            Optional<A> saved = save(document, version, aggregate, cause);
            if (saved.isPresent()) {
                return saved;
            }
        }
        throw Problem.of(ProblemType.CONFLICT);
    }

    private Optional<A> save(Document before, long version, A aggregate, Optional<Delivery> cause) {
        String aggregateId = before.getString("_id");
        long sequence = sequence(before);
        var entries = entries(aggregateId, sequence, events.apply(aggregate));
        if (entries.isEmpty() && cause.isEmpty() && sameState(before, aggregate)) {
            return Optional.of(aggregate);
        }
        List<Document> requests = before.getList(REQUESTS, Document.class, List.of());
        Document seen = before.get(SEEN, new Document());
        Document fields = technicalFields(aggregate, version + 1, sequence + entries.size(), requests, seen, cause);
        var unset = new Document();
        for (String optional : List.of(TIMER_AT, KEYS)) {
            if (!fields.containsKey(optional) && before.containsKey(optional)) {
                unset.append(optional, "");
            }
        }
        Bson sameVersion = and(eq("_id", aggregateId), eq(VERSION, version));
        boolean written;
        try {
            written = entries.isEmpty()
                    ? update(sameVersion, fields, unset, null)
                    : saveWithEvents(sameVersion, fields, unset, entries, before.containsKey(Outbox.CLAIMED_UNTIL));
        } catch (MongoWriteException e) {
            if (!isDuplicate(e)) {
                throw e;
            }
            keyTaken(fields, aggregateId).ifPresent(taken -> {
                throw taken;
            });
            // Whoever held the key has given it up since; the verb is tried again.
            written = false;
        }
        if (!written) {
            return Optional.empty();
        }
        var after = new Document(before);
        after.putAll(fields);
        return Optional.of(read(after));
    }

    /**
     * Events join a document either together with a claim, when nobody is publishing from it, or behind those that its
     * claimant has still to clear. Which of the two holds can change between reading and writing, without the version
     * changing; so the filter says it, and the other way is tried when it no longer does.
     */
    private boolean saveWithEvents(
            Bson sameVersion, Document fields, Document unset, List<OutboxEntry> entries, boolean claimedWhenRead) {
        boolean claimed = claimedWhenRead;
        for (int way = 0; way < 4; way++, claimed = !claimed) {
            if (claimed) {
                var push = new Document(
                        Outbox.ENTRIES,
                        new Document(
                                "$each",
                                entries.stream().map(OutboxEntry::toDocument).toList()));
                if (update(and(sameVersion, exists(Outbox.CLAIMED_UNTIL)), fields, unset, push)) {
                    return true;
                }
            } else {
                var withClaim = new Document(fields);
                withClaim.putAll(claimed(entries));
                if (update(and(sameVersion, exists(Outbox.CLAIMED_UNTIL, false)), withClaim, unset, null)) {
                    hand(fields.getString("_id"), entries);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean update(Bson filter, Document set, Document unset, @Nullable Document push) {
        var withoutId = new Document(set);
        withoutId.remove("_id");
        var update = new Document("$set", withoutId);
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        if (push != null) {
            update.append("$push", push);
        }
        return collection.updateOne(filter, update).getMatchedCount() == 1;
    }

    private Document technicalFields(
            A aggregate,
            long version,
            long sequence,
            List<Document> requests,
            Document seen,
            Optional<Delivery> cause) {
        Document fields = state(aggregate);
        fields.put("_id", id.apply(aggregate));
        derived.forEach((name, function) -> fields.put(name, AggregateMapping.toValue(function.apply(aggregate))));
        fields.put(VERSION, version);
        fields.put(Outbox.SEQUENCE, sequence);
        timer.apply(aggregate).ifPresent(at -> fields.put(TIMER_AT, Date.from(at)));
        var keys = new Document();
        uniqueKeys.forEach((name, value) -> value.apply(aggregate).ifPresent(present -> keys.append(name, present)));
        if (!keys.isEmpty()) {
            fields.put(KEYS, keys);
        }
        CurrentRequest.get()
                .flatMap(request -> request.requestId()
                        .map(requestId -> new Document("id", requestId)
                                .append("fingerprint", request.fingerprint().get())))
                .ifPresent(request -> {
                    var remembered = new ArrayList<>(requests);
                    remembered.add(request);
                    fields.put(
                            REQUESTS,
                            remembered.subList(
                                    Math.max(0, remembered.size() - REQUESTS_REMEMBERED), remembered.size()));
                });
        cause.ifPresent(delivery -> {
            var sources = new Document(seen);
            sources.put(seenKey(delivery), delivery.sequence());
            fields.put(SEEN, sources);
        });
        return fields;
    }

    private Document state(A aggregate) {
        Document fields = AggregateMapping.toDocument(aggregate);
        fields.remove("version");
        return fields;
    }

    private boolean sameState(Document before, A aggregate) {
        Document state = state(aggregate);
        return state.entrySet().stream()
                .allMatch(field -> Objects.equals(field.getValue(), before.get(field.getKey())));
    }

    private List<OutboxEntry> entries(String aggregateId, long sequence, List<PublicEvent> raised) {
        if (raised.isEmpty()) {
            return List.of();
        }
        Optional<String> trace = traceparent.get();
        var entries = new ArrayList<OutboxEntry>(raised.size());
        for (PublicEvent event : raised) {
            long next = sequence + entries.size() + 1;
            entries.add(new OutboxEntry(
                    next,
                    aggregateId + ":" + next,
                    EventCatalogue.of(event.getClass()).wireName(),
                    clock.instant(),
                    EventJson.MAPPER.writeValueAsString(event),
                    trace));
        }
        return entries;
    }

    private Document claimed(List<OutboxEntry> entries) {
        return new Document(
                        Outbox.ENTRIES,
                        entries.stream().map(OutboxEntry::toDocument).toList())
                .append(Outbox.CLAIMED_UNTIL, relay.claimEnd())
                .append(Outbox.CLAIMED_BY, relay.instance());
    }

    private void hand(String aggregateId, List<OutboxEntry> entries) {
        if (outbox != null && !entries.isEmpty()) {
            relay.publish(outbox, aggregateId, entries);
        }
    }

    /** Whether the request under way has changed this document before. */
    private static boolean isReplay(Document document) {
        Optional<CurrentRequest> current = CurrentRequest.get();
        Optional<String> requestId = current.flatMap(CurrentRequest::requestId);
        if (requestId.isEmpty()) {
            return false;
        }
        for (Document done : document.getList(REQUESTS, Document.class, List.of())) {
            if (done.getString("id").equals(requestId.get())) {
                if (!done.getString("fingerprint")
                        .equals(current.orElseThrow().fingerprint().get())) {
                    throw Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
                }
                return true;
            }
        }
        return false;
    }

    private Optional<KeyTaken> keyTaken(Document fields, String ownId) {
        Document keys = fields.get(KEYS, new Document());
        for (String name : keys.keySet()) {
            String value = keys.getString(name);
            Document holder = collection
                    .find(and(eq(KEYS + "." + name, value), ne("_id", ownId)))
                    .projection(new Document("_id", 1))
                    .first();
            if (holder != null) {
                return Optional.of(new KeyTaken(name, value, holder.getString("_id")));
            }
        }
        return Optional.empty();
    }

    /** All aggregates that match, read whole. */
    public List<A> findAll(Bson filter) {
        return collection.find(filter).map(this::read).into(new ArrayList<>());
    }

    public A read(Document document) {
        var fields = new Document(document);
        fields.put("version", version(document));
        return AggregateMapping.fromDocument(fields, type);
    }

    /** For read sides, which query without ceremony. Writing goes through this class only. */
    public MongoCollection<Document> collection() {
        return collection;
    }

    /** Ids of the aggregates whose timer has run out, the longest due first. */
    public List<String> due(Instant now, int limit) {
        return collection
                .find(Filters.lte(TIMER_AT, Date.from(now)))
                .sort(new Document(TIMER_AT, 1))
                .projection(new Document("_id", 1))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** How many aggregates' timers have run out. */
    public long countDue(Instant now) {
        return collection.countDocuments(Filters.lte(TIMER_AT, Date.from(now)));
    }

    /** When the longest overdue timer should have rung, or empty. */
    public Optional<Instant> oldestDue(Instant now) {
        return Optional.ofNullable(collection
                        .find(Filters.lte(TIMER_AT, Date.from(now)))
                        .sort(new Document(TIMER_AT, 1))
                        .projection(new Document(TIMER_AT, 1))
                        .first())
                .map(document -> document.getDate(TIMER_AT).toInstant());
    }

    private static long version(Document document) {
        return document.get(VERSION, Number.class).longValue();
    }

    private static long sequence(Document document) {
        return document.get(Outbox.SEQUENCE, Number.class).longValue();
    }

    private static long lastSeen(Document document, Delivery delivery) {
        Document seen = document.get(SEEN, new Document());
        Number last = seen.get(seenKey(delivery), Number.class);
        return last == null ? 0 : last.longValue();
    }

    /** Sequences count within one aggregate of one topic. Dots and dollars mean something in field names. */
    private static String seenKey(Delivery delivery) {
        return (delivery.topic() + "/" + delivery.aggregateId())
                .replace('.', '·')
                .replace('$', '§');
    }

    private static boolean isDuplicate(MongoWriteException e) {
        return ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private static final class Series {
        private final ReentrantLock lock = new ReentrantLock();
        private int last = -1;
    }

    /** Says once how a kind of aggregate is kept. */
    public static final class Builder<A> {
        private final Class<A> type;
        private final MongoCollection<Document> collection;
        private final Clock clock;
        private final Relay relay;
        private final Supplier<Optional<String>> traceparent;
        private final Map<String, Function<A, Optional<String>>> uniqueKeys = new LinkedHashMap<>();
        private final Map<String, Function<A, ?>> derived = new LinkedHashMap<>();
        private final List<List<String>> indexes = new ArrayList<>();
        private Function<A, String> id = any -> {
            throw new IllegalStateException("the store was built without id()");
        };
        private Function<A, List<PublicEvent>> events = any -> List.of();
        private Function<A, Optional<Instant>> timer = any -> Optional.empty();
        private boolean timed;
        private @Nullable String topic;

        Builder(
                Class<A> type,
                MongoCollection<Document> collection,
                Clock clock,
                Relay relay,
                Supplier<Optional<String>> traceparent) {
            this.type = type;
            this.collection = collection;
            this.clock = clock;
            this.relay = relay;
            this.traceparent = traceparent;
        }

        public Builder<A> id(Function<A, String> id) {
            this.id = id;
            return this;
        }

        /**
         * @param topic where the aggregate's public events go
         * @param drain takes the internal happenings that the aggregate has raised since it was read
         * @param translate decides what of one happening is published; an empty list keeps it inside
         */
        public <E> Builder<A> events(
                String topic, Function<A, List<E>> drain, BiFunction<A, E, List<? extends PublicEvent>> translate) {
            this.topic = topic;
            this.events = aggregate -> {
                var published = new ArrayList<PublicEvent>();
                for (E happening : drain.apply(aggregate)) {
                    published.addAll(translate.apply(aggregate, happening));
                }
                return published;
            };
            return this;
        }

        /** A key that no two aggregates may hold at a time; claimed only while the value is present. */
        public Builder<A> unique(String name, Function<A, Optional<String>> value) {
            uniqueKeys.put(name, value);
            return this;
        }

        public Builder<A> timer(Function<A, Optional<Instant>> nextTimerAt) {
            this.timer = nextTimerAt;
            this.timed = true;
            return this;
        }

        public Builder<A> index(String... fields) {
            indexes.add(List.of(fields));
            return this;
        }

        /** A field that exists only for queries, computed anew at each save. */
        public Builder<A> derived(String name, Function<A, ?> value) {
            derived.put(name, value);
            return this;
        }

        public AggregateStore<A> build() {
            return new AggregateStore<>(this);
        }
    }
}
