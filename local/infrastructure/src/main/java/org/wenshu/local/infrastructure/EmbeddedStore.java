package org.wenshu.local.infrastructure;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store: speaks MongoDB's wire protocol and keeps its data in one file of a folder.
 *
 * <p>It answers a write only when the write is on the disk, so nothing acknowledged is lost when the process is killed
 * or the power fails. It listens on this machine only, since it knows no sign-in.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    static final String FILE = "store.mv";
    /** Beside the store's folder: where a backup is put together. */
    static final String COPY_FOLDER = ".backup";
    /** A worker waits for the disk with its command, so the number of workers bounds how many commands share one fsync. */
    private static final int WORKERS = 32;

    private static final int RETENTION_MILLIS = 500;

    private final Optional<FolderLock> lock;
    private final MongoServer server;
    private final int port;
    private boolean closed;

    private EmbeddedStore(Optional<FolderLock> lock, MongoServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Opens the store kept in a folder, creating it when absent.
     *
     * @param port the port to listen on, 0 for any free one
     * @throws IllegalStateException when another process has the folder open
     */
    public static EmbeddedStore open(Path folder, int port) {
        FolderLock lock = FolderLock.take(folder);
        try {
            return listen(Optional.of(lock), new DurableBackend(openFile(folder.resolve(FILE)), folder), port);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens an empty store that lives in memory and is gone when closed. */
    public static EmbeddedStore inMemory(int port) {
        return listen(Optional.empty(), new GreetingBackend(MVStore.open(null)), port);
    }

    private static MVStore openFile(Path file) {
        // Commits happen only where GroupedSync allows them: one in the middle of a command could be what a crash
        // leaves.
        MVStore store = new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        // Each commit is followed by an fsync, so old pages need not stay for H2's usual 45 seconds.
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    private static EmbeddedStore listen(Optional<FolderLock> lock, H2Backend backend, int port) {
        backend.version(ServerVersion.MONGO_5_0);
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress(HOST, port), 1, WORKERS);
        return new EmbeddedStore(lock, server, server.getLocalAddress().getPort());
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** The connection string of one database, for {@code spring.mongodb.uri}. */
    public String connectionString(String database) {
        return "mongodb://" + HOST + ":" + port + "/" + database;
    }

    /** Ends the connections, brings everything to the disk and frees the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.shutdownNow();
        } finally {
            lock.ifPresent(FolderLock::close);
        }
    }

    /**
     * Runs the store as a process of its own until it is stopped: {@code --data=<folder>} (in memory when absent)
     * {@code --port=<port>} (27117).
     */
    public static void main(String[] args) {
        Standalone options = Standalone.options(args);
        int port = options.port("port", 27117);
        EmbeddedStore store =
                options.folder("data").map(folder -> open(folder, port)).orElseGet(() -> inMemory(port));
        Standalone.ready("store", HOST + ":" + store.port(), store);
    }

    /** Answers the greeting of today's drivers, which the library knows only by its old name. */
    private static class GreetingBackend extends H2Backend {

        GreetingBackend(MVStore store) {
            super(store);
        }

        @Override
        public Document handleCommand(@Nullable Channel channel, String database, String command, Document query) {
            if (command.equalsIgnoreCase("hello") || command.equalsIgnoreCase("isMaster")) {
                Document greeting = super.handleCommand(channel, database, "isMaster", query);
                greeting.put("isWritablePrimary", Boolean.TRUE);
                greeting.put("helloOk", Boolean.TRUE);
                return greeting;
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    /** Answers writes when they are on the disk. */
    private static final class DurableBackend extends GreetingBackend {

        private static final Set<String> TOUCHES_NO_DATA = Set.of(
                "hello",
                "ismaster",
                "ping",
                "buildinfo",
                "whatsmyuri",
                "serverstatus",
                "killcursors",
                "endsessions",
                "getlog",
                "hostinfo",
                "connectionstatus",
                "getcmdlineopts",
                "getfreemonitoringstatus");

        private static final Set<String> READS = Set.of(
                "find",
                "getmore",
                "count",
                "distinct",
                "listcollections",
                "listindexes",
                "listdatabases",
                "collstats",
                "dbstats");

        /** After so many commits the file is tidied a little, so that it does not grow with every change for ever. */
        private static final int COMMITS_BETWEEN_TIDYING = 500;

        private static final int TIDY_BELOW_FILL_PERCENT = 50;
        private static final int TIDY_AT_MOST_BYTES = 1 << 20;

        private final GroupedSync disk;
        private final OnlineCopy copying;

        DurableBackend(MVStore store, Path folder) {
            super(store);
            this.disk = new GroupedSync(new GroupedSync.Disk() {
                private int commits;

                @Override
                public void commit() {
                    store.commit();
                    if (++commits % COMMITS_BETWEEN_TIDYING == 0) {
                        store.compact(TIDY_BELOW_FILL_PERCENT, TIDY_AT_MOST_BYTES);
                    }
                }

                @Override
                public void sync() {
                    store.sync();
                }
            });
            this.copying = new OnlineCopy(store, disk, folder);
        }

        @Override
        public Document handleCommand(@Nullable Channel channel, String database, String command, Document query) {
            String name = command.toLowerCase(Locale.ROOT);
            if (TOUCHES_NO_DATA.contains(name)) {
                return super.handleCommand(channel, database, command, query);
            }
            if (name.equals(OnlineCopy.COMMAND)) {
                return copying.answer(query);
            }
            try {
                if (READS.contains(name) || (name.equals("aggregate") && !writesElsewhere(query))) {
                    return disk.reading(() -> super.handleCommand(channel, database, command, query));
                }
                return disk.changing(() -> super.handleCommand(channel, database, command, query));
            } catch (MVStoreException diskFailed) {
                // Such as a full disk: the caller must not take the write as done.
                throw new IllegalStateException("The store could not write to the disk", diskFailed);
            }
        }

        private static boolean writesElsewhere(Document aggregate) {
            return aggregate.get("pipeline") instanceof Iterable<?> stages
                    && StreamSupport.stream(stages.spliterator(), false)
                            .anyMatch(stage -> stage instanceof Document step
                                    && (step.containsKey("$out") || step.containsKey("$merge")));
        }
    }
}
