package org.wenshu.local.infrastructure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker of one node (KRaft: its own controller) on this machine, for installations on one machine and for
 * tests.
 *
 * <p>It listens on this machine only, since it knows no sign-in.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;
    private final FolderLock lock;
    private final Optional<Path> toDelete;
    private boolean closed;

    private EmbeddedBroker(KafkaRaftServer server, int port, FolderLock lock, Optional<Path> toDelete) {
        this.server = server;
        this.port = port;
        this.lock = lock;
        this.toDelete = toDelete;
    }

    /**
     * Starts a broker on a data folder, which it lays out at the first start; returns when clients are served. It
     * acknowledges a record only when the record is on the disk.
     *
     * @param port the port to listen on, 0 for any free one
     * @throws IllegalStateException when another process uses the folder
     */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, true, Optional.empty());
    }

    /** Starts an empty broker on a free port whose data are deleted when it is closed. */
    public static EmbeddedBroker temporary() {
        try {
            Path folder = Files.createTempDirectory("wenshu-broker");
            return start(folder, 0, false, Optional.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedBroker start(Path folder, int port, boolean durable, Optional<Path> toDelete) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path logs = folder.resolve("log").toAbsolutePath();
            if (!Files.exists(logs.resolve("meta.properties"))) {
                layOut(logs);
            }
            int chosen = port == 0 ? freePort() : port;
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(settings(logs, chosen, freePort(), durable)), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, chosen, lock, toDelete);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void layOut(Path logs) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            Files.createDirectories(logs);
            new Formatter()
                    .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName("CONTROLLER")
                    .setDirectories(List.of(logs.toString()))
                    .setMetadataLogDirectory(logs.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The broker's folder " + logs + " cannot be laid out: " + said.toString(StandardCharsets.UTF_8), e);
        }
    }

    private static Properties settings(Path logs, int port, int controllerPort, boolean durable) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("log.dirs", logs.toString());
        settings.put("auto.create.topics.enable", "false");

        // One node keeps the only copy.
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        if (durable) {
            // The only copy: the page cache survives the death of the process, but not a power cut.
            settings.put("log.flush.interval.messages", "1");
        }

        // An office may be shut for weeks; its readers then continue where they stopped.
        settings.put("log.retention.hours", "8784");
        settings.put("offsets.retention.minutes", "527040");

        // Back within seconds after a crash: the broker waits until its own former session has ended.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.initial.rebalance.delay.ms", "0");

        // Sized for one office on two cores.
        settings.put("num.partitions", "3");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        settings.put("log.segment.bytes", String.valueOf(64 << 20));
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("metadata.max.idle.interval.ms", "5000");
        settings.put("controller.quorum.append.linger.ms", "5");
        return settings;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The address for {@code spring.kafka.bootstrap-servers}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Stops the broker cleanly; close its clients first, since they would wait for it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            lock.close();
            toDelete.ifPresent(EmbeddedBroker::delete);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the broker as a process of its own until it is stopped: {@code --data=<folder> --port=<port>} (19092). */
    public static void main(String[] args) {
        Standalone options = Standalone.options(args);
        int port = options.port("port", 19092);
        EmbeddedBroker broker = options.folder("data")
                .map(folder -> start(folder, port))
                .orElseThrow(() -> new IllegalArgumentException("--data=<folder> is needed"));
        Standalone.ready("broker", broker.bootstrapServers(), broker);
    }
}
