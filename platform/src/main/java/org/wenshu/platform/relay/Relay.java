package org.wenshu.platform.relay;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Publishes the events that wait inside aggregates' documents, in order per aggregate and at least once.
 *
 * <p>The write that stores an event also claims its publishing for the instance that wrote it, so that the usual way
 * costs no further round trip. Whoever adds events to a document that is claimed leaves them to the claimant, who sees
 * on clearing that the sequence moved on. Claims of an instance that died run out and are taken over by a sweep.
 */
public final class Relay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** Longer than the producer's delivery time-out, so that a claimant has given up before another takes over. */
    public static final Duration CLAIM = Duration.ofSeconds(10);

    private static final int SWEEP_LIMIT = 500;
    private static final int CLEARED_AT_ONCE = 100;

    private final ProducerFactory<String, byte[]> producers;
    /** System time, not the movable clock: claims are about processes, not about the office. */
    private final Clock systemClock;

    private final URI source;
    private final Duration sweepInterval;
    private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
    private final String instance = UUID.randomUUID().toString();
    private final ExecutorService publishing = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("relay-sweep").daemon().factory());
    /** What this instance is publishing or clearing just now. */
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    private final LinkedBlockingQueue<Published> toClear = new LinkedBlockingQueue<>();
    private final AtomicBoolean clearing = new AtomicBoolean();
    private volatile boolean running;

    public Relay(
            ProducerFactory<String, byte[]> producers, Clock systemClock, String serviceName, Duration sweepInterval) {
        this.producers = producers;
        this.systemClock = systemClock;
        this.source = URI.create("/wenshu/" + serviceName);
        this.sweepInterval = sweepInterval;
    }

    private record Published(Outbox outbox, String aggregateId, long upTo) {}

    /** Also publishes what waits in this collection from before. */
    public void watch(Outbox outbox) {
        outboxes.add(outbox);
    }

    public String instance() {
        return instance;
    }

    public Date claimEnd() {
        return Date.from(systemClock.instant().plus(CLAIM));
    }

    /** Publishes events that the caller has just stored together with a claim for this instance. */
    public void publish(Outbox outbox, String aggregateId, List<OutboxEntry> entries) {
        if (running) {
            inHand.add(key(outbox, aggregateId));
            publishing.execute(() -> publishAndClear(outbox, aggregateId, entries));
        }
    }

    private static String key(Outbox outbox, String aggregateId) {
        return outbox.collection().getNamespace().getFullName() + "/" + aggregateId;
    }

    private void publishAndClear(Outbox outbox, String aggregateId, List<OutboxEntry> entries) {
        boolean sent = false;
        try {
            if (!entries.isEmpty()) {
                send(outbox, aggregateId, entries);
                clearSoon(new Published(outbox, aggregateId, entries.getLast().sequence()));
                sent = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            staysForNow(aggregateId, e);
        } finally {
            if (!sent) {
                inHand.remove(key(outbox, aggregateId));
            }
        }
    }

    private void staysForNow(String what, Exception e) {
        if (running) {
            log.warn(
                    "events of {} stay in the outbox and are tried again when the claim has run out: {}",
                    what,
                    e.toString());
        }
    }

    /**
     * One after the other: an event must not get through when the one before it did not, as happens to those that are
     * sent together just when the broker comes back. Most writes raise a single one.
     */
    private void send(Outbox outbox, String aggregateId, List<OutboxEntry> entries) throws Exception {
        Producer<String, byte[]> producer = producers.createProducer();
        try {
            for (OutboxEntry entry : entries) {
                producer.send(toRecord(outbox, aggregateId, entry)).get();
            }
        } finally {
            // Hands the shared producer back.
            producer.close();
        }
    }

    private ProducerRecord<String, byte[]> toRecord(Outbox outbox, String aggregateId, OutboxEntry entry) {
        var event = CloudEventBuilder.v1()
                .withId(entry.id())
                .withSource(source)
                .withType(entry.type())
                .withSubject(aggregateId)
                .withTime(entry.time().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(entry.sequence()))
                .withData("application/json", entry.data().getBytes(StandardCharsets.UTF_8))
                .build();
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(outbox.topic(), aggregateId)
                .writeBinary(event);
        entry.traceparent()
                .ifPresent(trace -> record.headers().add("traceparent", trace.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** What was published while the last lot was being cleared is cleared together, in one round trip. */
    private void clearSoon(Published published) {
        toClear.add(published);
        if (clearing.compareAndSet(false, true)) {
            publishing.execute(this::clearAll);
        }
    }

    private void clearAll() {
        do {
            var lot = new ArrayList<Published>();
            toClear.drainTo(lot, CLEARED_AT_ONCE);
            lot.stream().collect(Collectors.groupingBy(Published::outbox)).forEach(this::clear);
            if (toClear.isEmpty()) {
                clearing.set(false);
            }
        } while (!toClear.isEmpty() && (clearing.get() || clearing.compareAndSet(false, true)));
    }

    /** Takes published events out of their documents; what was added to one meanwhile is published now. */
    private void clear(Outbox outbox, List<Published> lot) {
        try {
            var updates = lot.stream()
                    .map(each -> new UpdateOneModel<Document>(
                            and(eq("_id", each.aggregateId()), eq(Outbox.SEQUENCE, each.upTo())),
                            combine(unset(Outbox.ENTRIES), unset(Outbox.CLAIMED_UNTIL), unset(Outbox.CLAIMED_BY))))
                    .toList();
            boolean all = outbox.clearing()
                            .bulkWrite(updates, new BulkWriteOptions().ordered(false))
                            .getMatchedCount()
                    == lot.size();
            lot.forEach(each -> inHand.remove(key(outbox, each.aggregateId())));
            if (!all) {
                lot.forEach(each -> publishAdded(outbox, each));
            }
        } catch (RuntimeException e) {
            lot.forEach(each -> inHand.remove(key(outbox, each.aggregateId())));
            staysForNow(lot.stream().map(Published::aggregateId).collect(Collectors.joining(", ")), e);
        }
    }

    private void publishAdded(Outbox outbox, Published published) {
        String aggregateId = published.aggregateId();
        Document document = outbox.clearing()
                .findOneAndUpdate(
                        and(
                                eq("_id", aggregateId),
                                gt(Outbox.SEQUENCE, published.upTo()),
                                eq(Outbox.CLAIMED_BY, instance)),
                        combine(
                                pull(Outbox.ENTRIES, new Document("seq", new Document("$lte", published.upTo()))),
                                set(Outbox.CLAIMED_UNTIL, claimEnd())),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (document != null) {
            publish(outbox, aggregateId, entriesOf(document));
        }
    }

    private static List<OutboxEntry> entriesOf(Document document) {
        List<Document> entries = document.getList(Outbox.ENTRIES, Document.class, List.of());
        return entries.stream().map(OutboxEntry::of).toList();
    }

    private void sweep() {
        for (Outbox outbox : outboxes) {
            try {
                takeOver(outbox);
            } catch (RuntimeException e) {
                if (running) {
                    log.warn(
                            "the sweep of {} failed and is repeated: {}",
                            outbox.collection().getNamespace().getCollectionName(),
                            e.toString());
                }
            }
        }
    }

    private void takeOver(Outbox outbox) {
        Date now = Date.from(systemClock.instant());
        var abandoned = outbox.collection()
                .find(lt(Outbox.CLAIMED_UNTIL, now))
                .projection(new Document(Outbox.CLAIMED_UNTIL, 1))
                .limit(SWEEP_LIMIT)
                .into(new ArrayList<>());
        for (Document found : abandoned) {
            if (inHand.contains(key(outbox, found.getString("_id")))) {
                // Not abandoned: this instance is slow, as when the broker is away.
                continue;
            }
            Document mine = outbox.collection()
                    .findOneAndUpdate(
                            and(
                                    eq("_id", found.get("_id")),
                                    eq(Outbox.CLAIMED_UNTIL, found.getDate(Outbox.CLAIMED_UNTIL))),
                            combine(set(Outbox.CLAIMED_UNTIL, claimEnd()), set(Outbox.CLAIMED_BY, instance)));
            if (mine != null) {
                publish(outbox, mine.getString("_id"), entriesOf(mine));
            }
        }
    }

    /**
     * What waits to be published, of all instances of the service.
     *
     * @param now by the office's clock, which dates the events
     */
    public Waiting waiting(Instant now) {
        long events = 0;
        Optional<Instant> oldest = Optional.empty();
        for (Outbox outbox : outboxes) {
            for (Document document : outbox.collection()
                    .find(exists(Outbox.CLAIMED_UNTIL))
                    .projection(new Document(Outbox.ENTRIES, 1))) {
                for (OutboxEntry entry : entriesOf(document)) {
                    events++;
                    oldest = oldest.filter(before -> before.isBefore(entry.time()))
                            .or(() -> Optional.of(entry.time()));
                }
            }
        }
        return new Waiting(
                events,
                oldest.map(since -> Math.max(0, Duration.between(since, now).toSeconds())));
    }

    @Override
    public void start() {
        running = true;
        sweeping.scheduleWithFixedDelay(this::sweep, 0, sweepInterval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        sweeping.shutdownNow();
        publishing.shutdown();
        try {
            publishing.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publishing.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server and the readers start, after they stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
