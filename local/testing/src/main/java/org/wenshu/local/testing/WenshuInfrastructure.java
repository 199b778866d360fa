package org.wenshu.local.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;
import org.wenshu.local.infrastructure.EmbeddedBroker;
import org.wenshu.local.infrastructure.EmbeddedStore;

/**
 * The store and the broker that tests run against: the real images where a Docker engine answers, the embedded pair
 * where none does. Each is started at its first use, once per JVM, and lives as long as the JVM.
 */
public final class WenshuInfrastructure {

    private static final WenshuInfrastructure SHARED = new WenshuInfrastructure();

    /** What tests need to know of a running part. */
    private interface Part {
        String address(String detail);
    }

    private final Once<Boolean> docker = new Once<>(WenshuInfrastructure::dockerAnswers);
    private final Once<Part> store = new Once<>(this::startStore);
    private final Once<Part> broker = new Once<>(this::startBroker);

    private WenshuInfrastructure() {}

    /** The connection string of a database in the shared store; databases are told apart by name only. */
    public static String mongoUri(String database) {
        return SHARED.store.get().address(database);
    }

    /** The address of the shared broker. */
    public static String bootstrapServers() {
        return SHARED.broker.get().address("");
    }

    /** Whether the real images are used. */
    public static boolean usesDocker() {
        return SHARED.docker.get();
    }

    private static boolean dockerAnswers() {
        // Testcontainers takes a while to find out and logs at length what it tried; a machine without any trace of an
        // engine need not ask.
        return DockerTraces.exist() && DockerClientFactory.instance().isDockerAvailable();
    }

    private Part startStore() {
        if (docker.get()) {
            MongoDBContainer container = new MongoDBContainer(DockerImageName.parse("mongo:8.0"));
            container.start();
            return database -> container.getConnectionString() + "/" + database;
        }
        EmbeddedStore embedded = EmbeddedStore.inMemory(0);
        endWithTheJvm(embedded);
        return embedded::connectionString;
    }

    private Part startBroker() {
        if (docker.get()) {
            KafkaContainer container = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.0"))
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            container.start();
            return nothing -> container.getBootstrapServers();
        }
        EmbeddedBroker embedded = EmbeddedBroker.temporary();
        endWithTheJvm(embedded);
        return nothing -> embedded.bootstrapServers();
    }

    /** After Spring's contexts: a listener whose broker is gone already would wait for it. */
    private static void endWithTheJvm(AutoCloseable part) {
        SpringApplication.getShutdownHandlers().add(() -> {
            try {
                part.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(WenshuInfrastructure.class)
                        .warn("The test infrastructure did not end cleanly", e);
            }
        });
    }

    /** A value made at first use; a failure is not kept, so that the next use tells the cause again. */
    private static final class Once<T> {
        private final Supplier<T> maker;
        private volatile @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T present = made;
            if (present != null) {
                return present;
            }
            synchronized (this) {
                present = made;
                if (present == null) {
                    present = maker.get();
                    made = present;
                }
                return present;
            }
        }
    }
}
