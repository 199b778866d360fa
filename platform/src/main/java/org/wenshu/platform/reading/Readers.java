package org.wenshu.platform.reading;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.GenericMessageListener;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation;
import org.springframework.kafka.support.micrometer.KafkaListenerObservation.DefaultKafkaListenerObservationConvention;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Runs the service's {@link TopicReader}s: retries with growing pauses, then the service's dead-letter topic, which is
 * read back into {@link DeadLetters}.
 */
public final class Readers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    private static final String READER_HEADER = "wenshu-reader";
    private static final String ERROR_HEADER = "wenshu-error";

    private final List<TopicReader> readers;
    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaOperations<String, byte[]> template;
    private final DeadLetters deadLetters;
    private final String serviceName;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;
    private final ReadingPace pace;
    private final ApplicationContext context;
    private final List<MessageListenerContainer> containers = new ArrayList<>();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    public Readers(
            List<TopicReader> readers,
            ConsumerFactory<String, byte[]> consumers,
            KafkaOperations<String, byte[]> template,
            DeadLetters deadLetters,
            String serviceName,
            Clock clock,
            MeterRegistry meters,
            ObservationRegistry observations,
            ReadingPace pace,
            ApplicationContext context) {
        this.readers = readers;
        this.consumers = consumers;
        this.template = template;
        this.deadLetters = deadLetters;
        this.serviceName = serviceName;
        this.clock = clock;
        this.meters = meters;
        this.observations = observations;
        this.pace = pace;
        this.context = context;
    }

    /** Where a service lays aside what it could not read. */
    public static String deadLetterTopic(String serviceName) {
        return "wenshu." + serviceName + ".dead-letters.v1";
    }

    /** Whether every in-memory replica has read what was there when it started. */
    public boolean replicasCaughtUp() {
        return running && replicas.stream().allMatch(Replica::caughtUp);
    }

    /** Each reader's name with its topic, the reader of the service's own dead letters among them. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        readers.forEach(reader -> names.put(reader.name(), reader.topic()));
        names.put(deadLetterReader(), deadLetterTopic(serviceName));
        return names;
    }

    /** How far each reader is behind its topic; of groups that is the same whichever instance tells it. */
    public List<ReaderLag> lags() {
        var measuring = new MeasuringLag(consumers, System::currentTimeMillis);
        var lags = new ArrayList<ReaderLag>();
        names().forEach((name, topic) -> lags.add(replicas.stream()
                .filter(replica -> replica.reader().name().equals(name))
                .findFirst()
                .map(replica -> measuring.ofReplica(name, topic, replica.positions()))
                .orElseGet(() -> measuring.ofGroup(name, topic))));
        return lags;
    }

    private String deadLetterReader() {
        return serviceName + "-dead-letters";
    }

    private MessageListenerContainer container(TopicReader reader) {
        var lag = Timer.builder("wenshu.reader.lag")
                .tag("reader", reader.name())
                .description("Time from an event's arrival on the topic to its effect")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        var listener = new ReadingBatches(record -> observed(reader, record, () -> {
            CloudEvent event = read(record);
            reader.apply(delivery(reader.name(), reader.topic(), event), data(event));
            lag.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp())));
        }));
        return container(reader.name(), reader.topic(), listener, errorHandler(reader));
    }

    /** Within the trace of the request that caused the event; the container itself observes no batches. */
    private void observed(TopicReader reader, ConsumerRecord<String, byte[]> record, Runnable effect) {
        KafkaListenerObservation.LISTENER_OBSERVATION
                .observation(
                        null,
                        DefaultKafkaListenerObservationConvention.INSTANCE,
                        () -> new KafkaRecordReceiverContext(
                                record, reader.name(), reader.name(), reader.name(), () -> null),
                        observations)
                .observe(effect);
    }

    private MessageListenerContainer deadLetterContainer() {
        var forEver = new ExponentialBackOff(1000, 2);
        forEver.setMaxInterval(10_000);
        MessageListener<String, byte[]> listener = this::keep;
        return container(deadLetterReader(), deadLetterTopic(serviceName), listener, new DefaultErrorHandler(forEver));
    }

    private MessageListenerContainer container(
            String group, String topic, GenericMessageListener<?> listener, DefaultErrorHandler errorHandler) {
        var properties = new ContainerProperties(topic);
        properties.setGroupId(group);
        properties.setMessageListener(listener);
        var executor = new SimpleAsyncTaskExecutor(group + "-");
        executor.setVirtualThreads(true);
        properties.setListenerTaskExecutor(executor);
        var kafka = properties.getKafkaConsumerProperties();
        kafka.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A topic that is made later is found soon.
        kafka.setProperty(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000");
        // What comes while a batch is being read waits for its end.
        kafka.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100");
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName(group);
        container.setApplicationContext(context);
        container.setCommonErrorHandler(errorHandler);
        container.start();
        return container;
    }

    private DefaultErrorHandler errorHandler(TopicReader reader) {
        var recoverer = new DeadLetterPublishingRecoverer(
                template, (record, e) -> new TopicPartition(deadLetterTopic(serviceName), -1));
        recoverer.setHeadersFunction((record, e) -> new RecordHeaders()
                .add(READER_HEADER, reader.name().getBytes(StandardCharsets.UTF_8))
                .add(ERROR_HEADER, describe(e).getBytes(StandardCharsets.UTF_8)));
        recoverer.setFailIfSendResultIsError(true);
        var few = new ExponentialBackOffWithMaxRetries(pace.retries());
        few.setInitialInterval(pace.firstPause().toMillis());
        few.setMultiplier(3);
        few.setMaxInterval(pace.longestPause().toMillis());
        var forEver = new ExponentialBackOff(pace.firstPause().toMillis(), 3);
        forEver.setMaxInterval(pace.longestPause().toMillis());
        var handler = new DefaultErrorHandler(
                (record, e) -> {
                    log.warn(
                            "{} lays aside {} at {}-{}-{}: {}",
                            reader.name(),
                            record.key(),
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            describe(e));
                    recoverer.accept(record, null, e);
                },
                few);
        handler.setBackOffFunction((record, e) -> storeIsAway(e) ? (BackOff) forEver : (BackOff) few);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    /** While the store cannot be reached no event is at fault: nothing is laid aside, reading waits. */
    private static boolean storeIsAway(Throwable e) {
        for (Throwable cause = e; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof MongoException && !(cause instanceof MongoWriteException)) {
                return true;
            }
        }
        return false;
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        String reader = header(record, READER_HEADER).orElse("?");
        String origin = header(record, KafkaHeaders.DLT_ORIGINAL_TOPIC).orElse("?");
        String error = header(record, ERROR_HEADER).orElse("?");
        Delivery delivery;
        byte[] data;
        try {
            CloudEvent event = read(record);
            delivery = delivery(reader, origin, event);
            data = data(event);
        } catch (RuntimeException notAnEvent) {
            // Kept by its place, so that the operator sees that it came.
            String place = record.topic() + "-" + record.partition() + "-" + record.offset();
            delivery = new Delivery(
                    reader,
                    origin,
                    place,
                    DeadLetter.NO_EVENT,
                    Objects.requireNonNullElse(record.key(), "?"),
                    0,
                    clock.instant());
            data = record.value() == null ? new byte[0] : record.value();
        }
        deadLetters.keep(new DeadLetter(
                reader + ":" + delivery.eventId(),
                reader,
                origin,
                delivery.eventId(),
                delivery.type(),
                delivery.aggregateId(),
                delivery.sequence(),
                delivery.time(),
                new String(data, StandardCharsets.UTF_8),
                error,
                DeadLetter.State.WAITING,
                clock.instant(),
                Optional.empty(),
                Optional.empty()));
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    static String describe(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(root.getMessage(), "");
    }

    static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        return KafkaMessageFactory.createReader(record).toEvent();
    }

    static byte[] data(CloudEvent event) {
        var data = event.getData();
        return data == null ? new byte[0] : data.toBytes();
    }

    static Delivery delivery(String reader, String topic, CloudEvent event) {
        return new Delivery(
                reader,
                topic,
                event.getId(),
                event.getType(),
                Objects.requireNonNullElse(event.getSubject(), ""),
                Long.parseLong(String.valueOf(event.getExtension("sequence"))),
                event.getTime() == null ? Instant.EPOCH : event.getTime().toInstant());
    }

    @Override
    public void start() {
        for (TopicReader reader : readers) {
            if (reader.isReplica()) {
                var replica = new Replica(reader, consumers);
                replicas.add(replica);
                replica.start();
            } else {
                containers.add(container(reader));
            }
        }
        containers.add(deadLetterContainer());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        containers.parallelStream().forEach(MessageListenerContainer::stop);
        containers.clear();
        for (Replica replica : replicas) {
            try {
                replica.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        replicas.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the relay, before the web server. */
    @Override
    public int getPhase() {
        return 100;
    }
}
