package org.wenshu.local.infrastructure;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.wenshu.local.infrastructure.store.StoreServer;

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

    private final Optional<FolderLock> lock;
    private final StoreServer server;
    private boolean closed;

    private EmbeddedStore(Optional<FolderLock> lock, StoreServer server) {
        this.lock = lock;
        this.server = server;
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
            return new EmbeddedStore(
                    Optional.of(lock),
                    StoreServer.open(
                            folder.resolve(FILE),
                            new InetSocketAddress(HOST, port),
                            file -> new OnlineCopy(file, folder).command()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Opens an empty store that lives in memory and is gone when closed. */
    public static EmbeddedStore inMemory(int port) {
        return new EmbeddedStore(Optional.empty(), StoreServer.inMemory(new InetSocketAddress(HOST, port)));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The connection string of one database, for {@code spring.mongodb.uri}. */
    public String connectionString(String database) {
        return "mongodb://" + HOST + ":" + port() + "/" + database;
    }

    /** Ends the connections, brings everything to the disk and frees the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.close();
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
}
