package org.wenshu.local.consistency;

import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;

/**
 * What an installation holds, read with the plain drivers and by none of the services' code: raw documents, the records
 * of the topics and, where somebody collected them, the messages that reached people.
 *
 * @param stored the documents by {@code database.collection}
 * @param events every record of every topic, in order within each partition
 * @param received what reached people, or empty where nobody kept it
 * @param accepted the ids of the documents whose registration was acknowledged, as far as the asker knows
 * @param disturbances when sending could be cut off, or empty where nobody took it down
 */
public record Evidence(
        Map<String, List<Document>> stored,
        List<PublishedEvent> events,
        Optional<List<ReceivedMessage>> received,
        Set<String> accepted,
        Optional<List<Disturbance>> disturbances) {
    public static final String DOCUMENTS = "wenshu_docs.incoming_documents";
    public static final String OUTGOING = "wenshu_docs.outgoing_documents";
    public static final String RECORDS = "wenshu_archive.records";
    public static final String INTAKES = "wenshu_archive.intakes";
    public static final String CUSTODY_LOG = "wenshu_archive.custody_log";
    public static final String DELIVERIES = "wenshu_notifications.deliveries";
    public static final String RULES = "wenshu_notifications.notification_rules";
    public static final String PEOPLE = "wenshu_directory.people";
    public static final String FILES = "wenshu_files.files";
    public static final String DIRECTORY_TOPIC = "wenshu.directory.v1";

    private static final String OURS = "wenshu_";
    private static final Set<String> NOT_READ = Set.of(
            "wenshu_files.content.chunks",
            "wenshu_files.content.files",
            "wenshu_directory.authorizations",
            "wenshu_directory.sign_in_sessions");

    public Evidence {
        stored = Map.copyOf(stored);
        events = List.copyOf(events);
        accepted = Set.copyOf(accepted);
    }

    /** Reads store and topics as they are now. */
    public static Evidence read(String storeUri, String bootstrapServers) {
        return new Evidence(
                readStore(storeUri), readTopics(bootstrapServers), Optional.empty(), Set.of(), Optional.empty());
    }

    private static Map<String, List<Document>> readStore(String uri) {
        var stored = new TreeMap<String, List<Document>>();
        try (MongoClient client = MongoClients.create(uri)) {
            for (String name : client.listDatabaseNames()) {
                if (name.startsWith(OURS)) {
                    MongoDatabase database = client.getDatabase(name);
                    for (String collection : database.listCollectionNames()) {
                        String place = name + "." + collection;
                        if (!NOT_READ.contains(place)) {
                            stored.put(
                                    place,
                                    database.getCollection(collection).find().into(new ArrayList<>()));
                        }
                    }
                }
            }
        }
        return stored;
    }

    /** Every record of every topic of the suite, in order within each partition. */
    public static List<PublishedEvent> readTopics(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics(Duration.ofSeconds(30)).entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("wenshu."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var events = new ArrayList<PublishedEvent>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> events.add(event(found)));
            }
            return events;
        }
    }

    private static PublishedEvent event(ConsumerRecord<String, byte[]> found) {
        var headers = new HashMap<String, String>();
        found.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new PublishedEvent(
                found.topic(),
                found.partition(),
                found.offset(),
                Objects.toString(found.key(), ""),
                headers,
                found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8));
    }

    /** With what the mail server and the message centre took. */
    public Evidence withReceived(List<ReceivedMessage> messages) {
        return new Evidence(stored, events, Optional.of(List.copyOf(messages)), accepted, disturbances);
    }

    /** With the documents that clients were told are registered or drafted: each has to be there, completed and filed. */
    public Evidence withAccepted(Set<String> documents) {
        return new Evidence(stored, events, received, documents, disturbances);
    }

    /** With the only times at which sending could be cut off. */
    public Evidence withDisturbances(List<Disturbance> known) {
        return new Evidence(stored, events, received, accepted, Optional.of(List.copyOf(known)));
    }

    /** As it would be if the documents of one collection were others: to see what the check says to it. */
    public Evidence having(String place, UnaryOperator<List<Document>> others) {
        var changed = new LinkedHashMap<>(stored);
        changed.put(place, others.apply(new ArrayList<>(stored(place))));
        return new Evidence(changed, events, received, accepted, disturbances);
    }

    /** As it would be if the topics held other events. */
    public Evidence publishing(UnaryOperator<List<PublishedEvent>> others) {
        return new Evidence(stored, others.apply(new ArrayList<>(events)), received, accepted, disturbances);
    }

    public List<Document> stored(String place) {
        return stored.getOrDefault(place, List.of());
    }

    /** The public events by the aggregate that they are about, in order. */
    Map<String, List<PublishedEvent>> byAggregate() {
        return events.stream().filter(event -> !event.isDeadLetter()).collect(groupingBy(PublishedEvent::key));
    }

    /** Each event of a kind once, however often it was published. */
    List<PublishedEvent> named(String... names) {
        Set<String> wanted = Set.of(names);
        var seen = new HashSet<String>();
        Predicate<PublishedEvent> isNew = event -> seen.add(event.id());
        return events.stream()
                .filter(event -> !event.isDeadLetter() && wanted.contains(event.name()))
                .filter(isNew)
                .toList();
    }
}
