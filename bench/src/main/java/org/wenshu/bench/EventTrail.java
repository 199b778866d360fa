package org.wenshu.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The way of one document's next event, from the write that holds it to the message that it lays into a person's inbox,
 * with the time at each station: what store and broker acknowledge is seen at the driver and the clients, by the
 * process's one clock, without asking anybody.
 */
final class EventTrail implements StoreTraffic.Observer, AutoCloseable {
    private static final String READER = "notifications-of-documents";
    private static volatile @Nullable EventTrail followed;

    private final String documentId;
    private final Map<Station, Long> reached = new ConcurrentHashMap<>();
    private final CountDownLatch there = new CountDownLatch(1);

    /** In the order in which an event passes them; the last two may be passed before the client hears of the first. */
    enum Station {
        /** The store acknowledged the command's write, the event inside it. */
        STORED,
        /** The relay hands the event to the Kafka client. */
        SENT,
        /** The broker acknowledged it. */
        PUBLISHED,
        /** The reader's Kafka client has it. */
        RECEIVED,
        /** The reader writes its effect. */
        APPLIED,
        /** The store acknowledged the effect. */
        VISIBLE
    }

    private EventTrail(String documentId) {
        this.documentId = documentId;
    }

    /** One at a time. */
    static EventTrail follow(String documentId) {
        var trail = new EventTrail(documentId);
        StoreTraffic.observe(trail);
        followed = trail;
        return trail;
    }

    /** When each station was reached, by {@link System#nanoTime}. */
    Map<Station, Long> awaitEnd() throws InterruptedException {
        if (!there.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the event of " + documentId + " got no further than " + reached.keySet());
        }
        return new EnumMap<>(reached);
    }

    @Override
    public void close() {
        followed = null;
        StoreTraffic.leave(this);
    }

    private void pass(Station station) {
        reached.putIfAbsent(station, System.nanoTime());
        if (reached.size() == Station.values().length) {
            there.countDown();
        }
    }

    @Override
    public @Nullable Runnable begun(String database, String command, BsonDocument body) {
        if (command.equals("update") && is(body.get("update"), "incoming_documents") && changes(body)) {
            return () -> pass(Station.STORED);
        }
        if (command.equals("insert") && is(body.get("insert"), "deliveries") && delivers(body)) {
            pass(Station.APPLIED);
            return () -> pass(Station.VISIBLE);
        }
        return null;
    }

    private static boolean is(@Nullable BsonValue value, String text) {
        return value != null && value.isString() && value.asString().getValue().equals(text);
    }

    /** A save names the version; the relay's own bookkeeping does not. */
    private boolean changes(BsonDocument body) {
        return body.getArray("updates").stream().map(BsonValue::asDocument).anyMatch(update -> {
            String filter = update.getDocument("q").toJson();
            return filter.contains(documentId) && filter.contains("\"_version\"");
        });
    }

    private boolean delivers(BsonDocument body) {
        return body.getArray("documents").stream()
                .map(document -> document.asDocument().get("eventId"))
                .anyMatch(event -> event != null
                        && event.isString()
                        && event.asString().getValue().startsWith(documentId + ":"));
    }

    private static void pass(@Nullable Object documentId, Station station) {
        EventTrail trail = followed;
        if (trail != null && trail.documentId.equals(documentId)) {
            trail.pass(station);
        }
    }

    /** Sits in the services' producers. */
    public static final class Sending implements ProducerInterceptor<String, byte[]> {
        private static final String SUBJECT = "ce_subject";

        @Override
        public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
            pass(record.key(), Station.SENT);
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata at, @Nullable Exception failure, Headers headers) {
            if (followed != null && failure == null && headers.lastHeader(SUBJECT) != null) {
                pass(
                        new String(headers.lastHeader(SUBJECT).value(), java.nio.charset.StandardCharsets.UTF_8),
                        Station.PUBLISHED);
            }
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {}
    }

    /** Sits in the services' consumers. */
    public static final class Receiving implements ConsumerInterceptor<String, byte[]> {
        private boolean reader;

        @Override
        public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
            if (reader && followed != null) {
                records.forEach(record -> pass(record.key(), Station.RECEIVED));
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> settings) {
            reader = READER.equals(settings.get(ConsumerConfig.GROUP_ID_CONFIG));
        }
    }
}
