package org.wenshu.bench;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the services ask of the store, counted where the MongoDB driver sends it: the same for the embedded store and for
 * a real MongoDB. Counting commands costs next to nothing; weighing their bytes encodes each once more, so it is asked
 * for ({@link #weigh}) and not done while times are taken.
 */
public final class StoreTraffic implements CommandListener {
    /** Of all services of this JVM. */
    static final StoreTraffic SEEN = new StoreTraffic();

    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "findAndModify", "findandmodify", "create", "createIndexes");

    private final Map<String, LongAdder> commands = new ConcurrentHashMap<>();
    private final Map<Integer, Begun> underWay = new ConcurrentHashMap<>();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile boolean weighing;

    private StoreTraffic() {}

    /** Looks at commands as they pass. */
    @FunctionalInterface
    interface Observer {
        /**
         * @param body readable only until this returns
         * @return what is to be done when the command has succeeded, or null
         */
        @Nullable
        Runnable begun(String database, String command, BsonDocument body);
    }

    private record Begun(String key, List<Runnable> onSuccess) {}

    /**
     * What was asked of the store in some time.
     *
     * @param commands by database, collection and kind of command
     * @param sent bytes of commands, as BSON; only what was sent while weighing
     * @param received bytes of answers, likewise
     */
    public record Count(Map<String, Long> commands, long sent, long received) {

        public Count since(Count before) {
            var more = new HashMap<String, Long>();
            commands.forEach((command, count) -> {
                long grown = count - before.commands.getOrDefault(command, 0L);
                if (grown > 0) {
                    more.put(command, grown);
                }
            });
            return new Count(more, sent - before.sent, received - before.received);
        }

        /** Commands are answered one by one, so this is the number of round trips too. */
        public long roundTrips() {
            return commands.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Those that have to be on the disk before they are answered. */
        public long writes() {
            return commands.entrySet().stream()
                    .filter(entry -> WRITES.contains(
                            entry.getKey().substring(entry.getKey().lastIndexOf(' ') + 1)))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** All since the JVM started. */
    public static Count count() {
        return new Count(
                SEEN.commands.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().sum())),
                SEEN.sent.sum(),
                SEEN.received.sum());
    }

    /** Whether bytes are counted from now on. */
    public static void weigh(boolean on) {
        SEEN.weighing = on;
    }

    static void observe(Observer observer) {
        SEEN.observers.add(observer);
    }

    static void leave(Observer observer) {
        SEEN.observers.remove(observer);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument body = event.getCommand();
        String name = event.getCommandName();
        var onSuccess = observers.stream()
                .flatMap(observer ->
                        java.util.Optional.ofNullable(observer.begun(event.getDatabaseName(), name, body)).stream())
                .toList();
        underWay.put(event.getRequestId(), new Begun(key(event.getDatabaseName(), name, body), onSuccess));
        if (weighing) {
            sent.add(size(body));
        }
    }

    private static String key(String database, String name, BsonDocument body) {
        var about = name.equals("getMore") ? body.get("collection") : body.get(name);
        return database + "."
                + (about != null && about.isString() ? about.asString().getValue() : "") + " " + name;
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        Begun begun = underWay.remove(event.getRequestId());
        if (begun != null) {
            begun.onSuccess().forEach(Runnable::run);
            commands.computeIfAbsent(begun.key(), any -> new LongAdder()).increment();
        }
        if (weighing) {
            received.add(size(event.getResponse()));
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        underWay.remove(event.getRequestId());
    }

    private static int size(BsonDocument document) {
        try (var buffer = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return buffer.getSize();
        }
    }
}
