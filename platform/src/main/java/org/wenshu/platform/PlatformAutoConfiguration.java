package org.wenshu.platform;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.wenshu.contracts.Topics;
import org.wenshu.platform.clock.ClockController;
import org.wenshu.platform.clock.MovableClock;
import org.wenshu.platform.operations.Operations;
import org.wenshu.platform.operations.OperationsController;
import org.wenshu.platform.reading.DeadLetterController;
import org.wenshu.platform.reading.DeadLetters;
import org.wenshu.platform.reading.Readers;
import org.wenshu.platform.reading.ReadingPace;
import org.wenshu.platform.reading.TopicReader;
import org.wenshu.platform.relay.Relay;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.timer.AggregateTimer;
import org.wenshu.platform.timer.TimerSweep;

/** Store, relay, readers, timers and clock of a service. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        },
        beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@Import({
    DeadLetterController.class,
    OperationsController.class,
    PlatformAutoConfiguration.Movable.class,
    PlatformAutoConfiguration.Fixed.class
})
public class PlatformAutoConfiguration {

    /** The clock of demo and tests. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("wenshu.clock.movable")
    @Import(ClockController.class)
    static class Movable {
        @Bean
        MovableClock clock(@Value("${wenshu.clock.offset:PT0S}") Duration offset) {
            return new MovableClock(Clock.tickMillis(ZoneOffset.UTC), offset);
        }
    }

    /** The clock of every real installation. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "wenshu.clock.movable", havingValue = "false", matchIfMissing = true)
    static class Fixed {
        @Bean
        @ConditionalOnMissingBean
        Clock clock() {
            // What is stored keeps milliseconds; a clock that shows more would not read back what it wrote.
            return Clock.tickMillis(ZoneOffset.UTC);
        }
    }

    @Bean
    ProducerFactory<String, byte[]> eventProducerFactory(KafkaProperties kafka) {
        Map<String, Object> properties = kafka.buildProducerProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) Relay.CLAIM.toMillis() - 2000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Relay.CLAIM.toMillis() - 2000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new DefaultKafkaProducerFactory<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    ConsumerFactory<String, byte[]> eventConsumerFactory(KafkaProperties kafka) {
        Map<String, Object> properties = kafka.buildConsumerProperties();
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new DefaultKafkaConsumerFactory<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    KafkaTemplate<String, byte[]> deadLetterTemplate(ProducerFactory<String, byte[]> eventProducerFactory) {
        return new KafkaTemplate<>(eventProducerFactory);
    }

    /** Every service makes all topics, so that none depends on the order in which services start. */
    @Bean
    KafkaAdmin.NewTopics wenshuTopics(
            @Value("${spring.application.name}") String service,
            @Value("${wenshu.kafka.partitions:3}") int partitions,
            @Value("${wenshu.kafka.replicas:1}") int replicas) {
        var topics = new ArrayList<NewTopic>();
        for (String name :
                List.of(Topics.DOCUMENTS, Topics.MEETINGS, Topics.TASKS, Topics.RECORDS, Topics.NOTIFICATIONS)) {
            topics.add(TopicBuilder.name(name)
                    .partitions(partitions)
                    .replicas(replicas)
                    // Integrations and rebuilt read models may read from the beginning.
                    .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                    .build());
        }
        topics.add(TopicBuilder.name(Topics.DIRECTORY)
                .partitions(1)
                .replicas(replicas)
                .compact()
                .build());
        topics.add(TopicBuilder.name(Readers.deadLetterTopic(service))
                .partitions(1)
                .replicas(replicas)
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build());
        return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
    }

    @Bean
    MongoDatabase serviceDatabase(MongoDatabaseFactory factory) {
        return factory.getMongoDatabase();
    }

    @Bean
    Relay relay(
            ProducerFactory<String, byte[]> eventProducerFactory,
            @Value("${spring.application.name}") String service,
            @Value("${wenshu.relay.sweep-interval:1s}") Duration interval) {
        return new Relay(eventProducerFactory, Clock.systemUTC(), service, interval);
    }

    @Bean
    AggregateStores aggregateStores(
            MongoDatabase serviceDatabase, Clock clock, Relay relay, ObjectProvider<Tracer> tracer) {
        return new AggregateStores(
                serviceDatabase, clock, relay, () -> traceparent(Optional.ofNullable(tracer.getIfAvailable())));
    }

    /** The W3C trace context of what is running now: an event carries on the trace of its cause. */
    private static Optional<String> traceparent(Optional<Tracer> tracer) {
        return tracer.map(Tracer::currentSpan)
                .map(Span::context)
                .map(context -> "00-%s-%s-%s"
                        .formatted(
                                context.traceId(),
                                context.spanId(),
                                Boolean.TRUE.equals(context.sampled()) ? "01" : "00"));
    }

    @Bean
    DeadLetters deadLetters(MongoDatabase serviceDatabase, ObjectProvider<TopicReader> readers, Clock clock) {
        return new DeadLetters(serviceDatabase, readers.orderedStream().toList(), clock);
    }

    @Bean
    Readers readers(
            ObjectProvider<TopicReader> readers,
            ConsumerFactory<String, byte[]> eventConsumerFactory,
            KafkaTemplate<String, byte[]> deadLetterTemplate,
            DeadLetters deadLetters,
            @Value("${spring.application.name}") String service,
            Clock clock,
            MeterRegistry meters,
            ObservationRegistry observations,
            @Value("${wenshu.reading.retries:5}") int retries,
            @Value("${wenshu.reading.first-pause:200ms}") Duration firstPause,
            @Value("${wenshu.reading.longest-pause:10s}") Duration longestPause,
            ApplicationContext context) {
        return new Readers(
                readers.orderedStream().toList(),
                eventConsumerFactory,
                deadLetterTemplate,
                deadLetters,
                service,
                clock,
                meters,
                observations,
                new ReadingPace(retries, firstPause, longestPause),
                context);
    }

    @Bean
    HealthIndicator replicasHealthIndicator(Readers readers) {
        return () -> readers.replicasCaughtUp()
                ? Health.up().build()
                : Health.outOfService().withDetail("replicas", "still reading").build();
    }

    @Bean
    TimerSweep timerSweep(
            ObjectProvider<AggregateTimer<?>> timers,
            Clock clock,
            @Value("${wenshu.timers.sweep-interval:1s}") Duration interval,
            MeterRegistry meters) {
        return new TimerSweep(timers.orderedStream().toList(), clock, interval, meters);
    }

    @Bean
    Operations operations(
            @Value("${spring.application.name}") String service,
            Relay relay,
            Readers readers,
            TimerSweep timerSweep,
            DeadLetters deadLetters,
            Clock clock,
            MeterRegistry meters) {
        return new Operations(service, relay, readers, timerSweep, deadLetters, clock, Clock.systemUTC(), meters);
    }
}
