package org.wenshu.acceptance.faults;

import static java.util.stream.Collectors.groupingBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.wenshu.local.consistency.Evidence;
import org.wenshu.local.consistency.PublishedEvent;

/** Publishes events that lie in the topics once more, byte for byte. */
final class EventAgain {
    private final String bootstrapServers;

    EventAgain(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Any events. */
    int duplicates(List<Double> which) {
        List<PublishedEvent> all = published();
        if (all.isEmpty()) {
            return 0;
        }
        return publish(
                which.stream().map(place -> all.get((int) (place * all.size()))).toList());
    }

    /** Events that others of their aggregate have followed since. */
    int belated(List<Double> which) {
        Map<String, List<PublishedEvent>> aggregates =
                new TreeMap<>(published().stream().collect(groupingBy(PublishedEvent::key)));
        List<List<PublishedEvent>> several =
                aggregates.values().stream().filter(events -> events.size() > 1).toList();
        var chosen = new ArrayList<PublishedEvent>();
        for (double place : which) {
            if (!several.isEmpty()) {
                List<PublishedEvent> events = several.get((int) (place * several.size()));
                double within = place * several.size() % 1;
                chosen.add(events.get((int) (within * (events.size() - 1))));
            }
        }
        return publish(chosen);
    }

    private List<PublishedEvent> published() {
        return Evidence.readTopics(bootstrapServers).stream()
                .filter(event -> !event.topic().contains("dead-letters"))
                .toList();
    }

    private int publish(List<PublishedEvent> events) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "delivery.timeout.ms",
                60_000,
                "request.timeout.ms",
                5_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (PublishedEvent event : events) {
                var record = new ProducerRecord<>(
                        event.topic(),
                        event.partition(),
                        event.key(),
                        event.data().getBytes(StandardCharsets.UTF_8));
                event.headers()
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot publish again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return events.size();
    }
}
