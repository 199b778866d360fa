package org.wenshu.local.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The store's and the broker's data of an installation that does not run, kept so that nothing starts on them meanwhile. */
public final class StoppedData implements AutoCloseable {
    private final Path data;
    private final FolderLock store;
    private final FolderLock broker;

    private StoppedData(Path data, FolderLock store, FolderLock broker) {
        this.data = data;
        this.store = store;
        this.broker = broker;
    }

    /** @return empty when the store or the broker runs on this data folder */
    public static Optional<StoppedData> keep(Path data) {
        FolderLock store = null;
        try {
            store = FolderLock.take(data.resolve("store"));
            return Optional.of(new StoppedData(data, store, FolderLock.take(data.resolve("broker"))));
        } catch (IllegalStateException inUse) {
            if (store != null) {
                store.close();
            }
            return Optional.empty();
        }
    }

    /** Puts a copy together as the running store does; returns its folder, inside the data folder. */
    public Path copy() throws IOException {
        Path copy = data.toAbsolutePath().normalize().resolve(EmbeddedStore.COPY_FOLDER);
        BrokerFiles.delete(copy);
        Path file = data.resolve("store").resolve(EmbeddedStore.FILE);
        Path target = Files.createDirectories(copy.resolve("store")).resolve(EmbeddedStore.FILE);
        if (Files.exists(file)) {
            BrokerFiles.link(file, target);
        }
        if (Files.exists(data.resolve("broker").resolve("log").resolve("meta.properties"))) {
            BrokerFiles.copy(data.resolve("broker"), copy.resolve("broker"), true);
        }
        return copy;
    }

    @Override
    public void close() {
        broker.close();
        store.close();
    }
}
