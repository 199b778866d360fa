package org.wenshu.local.infrastructure.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;

/** The file of a store, or the memory in its place: one ordered map per collection and per index. */
final class StoreFile implements GroupedSync.Disk, AutoCloseable {

    private static final String PROPERTIES = "wenshu";
    private static final String FORMAT = "format";
    private static final String DOCUMENTS = "documents.";
    private static final String INDEX = "index.";

    /**
     * A commit is on the disk before the next one begins, so what it has replaced may be overwritten then. The longer
     * that is put off, the larger the file.
     */
    private static final int RETENTION_MILLIS = 50;

    private static final int CACHE_MEGABYTES = 32;

    /** After so many commits the file is tidied a little, so that it does not grow with every change for ever. */
    private static final int COMMITS_BETWEEN_TIDYING = 500;

    private static final int TIDY_BELOW_FILL_PERCENT = 50;
    private static final int TIDY_AT_MOST_BYTES = 1 << 20;

    private final MVStore store;
    private final MVMap<String, String> properties;
    private int commits;

    private StoreFile(MVStore store) {
        this.store = store;
        this.properties = store.openMap(PROPERTIES);
        if (properties.isEmpty()) {
            properties.put(FORMAT, "2");
        }
    }

    /** Opens a store's file, creating it when absent, and converting it when it has the library's own format. */
    static StoreFile open(Path file) {
        MVStore store = openStore(file);
        if (!LibraryFormat.isFormatOf(store)) {
            return new StoreFile(store);
        }
        Path converted = file.resolveSibling(file.getFileName() + ".converting");
        try {
            Files.deleteIfExists(converted);
            try (StoreFile target = new StoreFile(openStore(converted))) {
                LibraryFormat.convert(store, target);
            }
            store.close();
            Files.move(converted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The store " + file.toAbsolutePath() + " could not be converted to today's format", e);
        } finally {
            if (!store.isClosed()) {
                store.close();
            }
        }
        return new StoreFile(openStore(file));
    }

    private static MVStore openStore(Path file) {
        // Commits happen only where GroupedSync allows them: one in the middle of a command could be what a crash
        // leaves.
        MVStore store = new MVStore.Builder()
                .adoptFileStore(GrowingFile.open(file, CACHE_MEGABYTES))
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    static StoreFile inMemory() {
        return new StoreFile(MVStore.open(null));
    }

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

    MVMap<OrderedKey, byte[]> documents(String namespace) {
        return open(DOCUMENTS + namespace, ByteArrayDataType.INSTANCE);
    }

    /** The length of the fields' part by whole key. */
    MVMap<OrderedKey, Long> index(String namespace, String index) {
        return open(indexName(namespace, index), LongDataType.INSTANCE);
    }

    /** The position by the fields' values. */
    MVMap<OrderedKey, OrderedKey> uniqueIndex(String namespace, String index) {
        return open(indexName(namespace, index), OrderedKeyType.INSTANCE);
    }

    private <V> MVMap<OrderedKey, V> open(String name, DataType<V> values) {
        return store.openMap(
                name,
                new MVMap.Builder<OrderedKey, V>()
                        .keyType(OrderedKeyType.INSTANCE)
                        .valueType(values));
    }

    IndexTraits traits(MVMap<?, ?> map, int fields) {
        return new IndexTraits(properties, map.getId(), fields);
    }

    private static String indexName(String namespace, String index) {
        return INDEX + namespace + "/" + index;
    }

    void removeIndex(String namespace, String index) {
        store.removeMap(indexName(namespace, index));
    }

    /** Removes a collection with its indexes. */
    void remove(String namespace) {
        for (String name : mapsOf(namespace)) {
            store.removeMap(name);
        }
    }

    /** Gives a collection and its indexes another name. */
    void rename(String before, String after) {
        for (String name : mapsOf(before)) {
            String prefix = name.startsWith(INDEX) ? INDEX : DOCUMENTS;
            store.renameMap(store.openMap(name), prefix + after + name.substring(prefix.length() + before.length()));
        }
    }

    private List<String> mapsOf(String namespace) {
        return store.getMapNames().stream()
                .filter(name -> name.equals(DOCUMENTS + namespace) || name.startsWith(INDEX + namespace + "/"))
                .toList();
    }

    Set<String> databases() {
        Set<String> databases = new TreeSet<>();
        for (String name : store.getMapNames()) {
            if (name.startsWith(DOCUMENTS)) {
                String namespace = name.substring(DOCUMENTS.length());
                databases.add(namespace.substring(0, namespace.indexOf('.')));
            }
        }
        return databases;
    }

    long size() {
        FileStore<?> file = store.getFileStore();
        return file == null ? 0 : file.size();
    }

    void reuseSpace(boolean reuse) {
        store.setReuseSpace(reuse);
    }

    long usedBytes() {
        return store.getFileStore() instanceof GrowingFile growing ? growing.usedBytes() : size();
    }

    @Override
    public void close() {
        store.close();
    }
}
