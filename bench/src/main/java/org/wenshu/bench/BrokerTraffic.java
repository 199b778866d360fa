package org.wenshu.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What stands in the broker's topics by now, its own included: where readers keep their place is written for every
 * batch that they read.
 *
 * @param records by topic, by the partitions' end offsets
 * @param bytes by topic, as the logs are on the disk
 */
public record BrokerTraffic(Map<String, Long> records, Map<String, Long> bytes) {
    private static final String PLACES = "__consumer_offsets";

    public static BrokerTraffic now(String broker) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            var records = new HashMap<String, Long>();
            var bytes = new HashMap<String, Long>();
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            var nodes = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            for (var folders :
                    admin.describeLogDirs(nodes).allDescriptions().get().values()) {
                folders.values()
                        .forEach(folder -> folder.replicaInfos().forEach((partition, replica) -> {
                            // The controller's log is no topic that clients may ask for.
                            if (!partition.topic().startsWith("__cluster")) {
                                bytes.merge(partition.topic(), replica.size(), Long::sum);
                                latest.put(partition, OffsetSpec.latest());
                            }
                        }));
            }
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach((partition, end) -> records.merge(partition.topic(), end.offset(), Long::sum));
            return new BrokerTraffic(records, bytes);
        }
    }

    public BrokerTraffic since(BrokerTraffic before) {
        return new BrokerTraffic(grown(records, before.records), grown(bytes, before.bytes));
    }

    private static Map<String, Long> grown(Map<String, Long> now, Map<String, Long> before) {
        var more = new HashMap<String, Long>();
        now.forEach((topic, figure) -> more.put(topic, figure - before.getOrDefault(topic, 0L)));
        more.values().removeIf(figure -> figure == 0);
        return more;
    }

    public long events() {
        return sum(records, false);
    }

    public long eventBytes() {
        return sum(bytes, false);
    }

    /** How often readers wrote down how far they have read. */
    public long placesKept() {
        return sum(records, true);
    }

    private static long sum(Map<String, Long> figures, boolean places) {
        return figures.entrySet().stream()
                .filter(entry -> entry.getKey().equals(PLACES) == places)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
