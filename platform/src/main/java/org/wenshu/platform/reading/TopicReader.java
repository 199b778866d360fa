package org.wenshu.platform.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wenshu.contracts.EventCatalogue;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.platform.relay.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * Reads one topic for one purpose. Each effect must land in one write that a second delivery does not repeat
 * ({@code insertOnce}, {@code changeOnce}); an effect that throws is tried again and at last laid aside as a dead letter.
 */
public final class TopicReader {
    /** What one kind of event brings about. */
    @FunctionalInterface
    public interface Effect<E> {
        void apply(E event, Delivery delivery);
    }

    private final String name;
    private final String topic;
    private final Map<String, Effect<byte[]>> effects;
    private final Optional<Effect<byte[]>> anyEffect;
    private final boolean replica;
    private final Runnable caughtUp;

    private TopicReader(Builder builder) {
        this.name = builder.name;
        this.topic = builder.topic;
        this.effects = Map.copyOf(builder.effects);
        this.anyEffect = builder.anyEffect;
        this.replica = builder.replica;
        this.caughtUp = builder.caughtUp;
    }

    /** Starts a reader; the name is its Kafka consumer group and never changes. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    public String topic() {
        return topic;
    }

    /** Whether every instance reads the whole topic from its beginning at each start, to hold its state in memory. */
    public boolean isReplica() {
        return replica;
    }

    void caughtUp() {
        caughtUp.run();
    }

    void apply(Delivery delivery, byte[] data) {
        Effect<byte[]> effect = effects.get(delivery.type());
        if (effect != null) {
            effect.apply(data, delivery);
        }
        anyEffect.ifPresent(any -> any.apply(data, delivery));
    }

    /** Says what a reader does. */
    public static final class Builder {
        private final String name;
        private final Map<String, Effect<byte[]>> effects = new LinkedHashMap<>();
        private Optional<Effect<byte[]>> anyEffect = Optional.empty();
        private String topic = "";
        private boolean replica;
        private Runnable caughtUp = () -> {};

        private Builder(String name) {
            this.name = name;
        }

        public Builder reads(String topic) {
            this.topic = topic;
            return this;
        }

        /** Events of other types are passed over. */
        public <E extends PublicEvent> Builder on(Class<E> type, Effect<E> effect) {
            effects.put(
                    EventCatalogue.of(type).wireName(),
                    (data, delivery) -> effect.apply(EventJson.MAPPER.readValue(data, type), delivery));
            return this;
        }

        /** Every event of the topic as JSON, of types unknown here too. */
        public Builder onAny(Effect<JsonNode> effect) {
            anyEffect = Optional.of((data, delivery) -> effect.apply(EventJson.MAPPER.readTree(data), delivery));
            return this;
        }

        /**
         * Every instance reads the topic whole at each start: for state held in memory from a compacted topic.
         *
         * @param caughtUp runs once, when all that was there at the start has been read
         */
        public Builder asReplica(Runnable caughtUp) {
            replica = true;
            this.caughtUp = caughtUp;
            return this;
        }

        public TopicReader build() {
            if (topic.isEmpty()) {
                throw new IllegalStateException("reader " + name + " names no topic");
            }
            return new TopicReader(this);
        }
    }
}
