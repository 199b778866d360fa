package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index; what is a duplicate is for the library to say. */
final class UniqueIndex extends AbstractUniqueIndex<OrderedKey> implements SearchableIndex {

    private final MVMap<OrderedKey, OrderedKey> positions;
    private final IndexTraits traits;
    private final GroupedSync disk;
    private final List<List<String>> paths;

    UniqueIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            MVMap<OrderedKey, OrderedKey> positions,
            IndexTraits traits,
            GroupedSync disk) {
        super(name, keys, sparse);
        this.positions = positions;
        this.traits = traits;
        this.disk = disk;
        this.paths = OrderedIndex.paths(keys);
    }

    @Override
    public synchronized void add(Document document, OrderedKey position, MongoCollection<OrderedKey> collection) {
        super.add(document, position, collection);
        for (int field = 0; field < paths.size(); field++) {
            IndexedValues values = IndexedValues.of(document, paths.get(field));
            if (values.listed()) {
                traits.markListed(field);
            }
            if (!values.values().stream().allMatch(KeyWriter::sortsExactly)) {
                traits.markInexact();
            }
        }
    }

    private OrderedKey key(KeyValue values) {
        KeyWriter key = new KeyWriter();
        for (int field = 0; field < values.size(); field++) {
            key.value(values.get(field), getKeys().get(field).isAscending());
        }
        return new OrderedKey(key.toBytes());
    }

    @Override
    protected @Nullable OrderedKey removeDocument(KeyValue keyValue) {
        disk.change();
        return positions.remove(key(keyValue));
    }

    @Override
    protected boolean putKeyPosition(KeyValue keyValue, OrderedKey position) {
        disk.change();
        return positions.putIfAbsent(key(keyValue), position) == null;
    }

    @Override
    protected @Nullable OrderedKey getPosition(KeyValue keyValue) {
        return positions.get(key(keyValue));
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, OrderedKey>> getIterable() {
        throw new UnsupportedOperationException("queries walk the index");
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        // Asked when the index is opened, to know whether it has to be built.
        return !traits.built();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        traits.forget();
    }

    void markBuilt() {
        if (!traits.built()) {
            disk.change();
            traits.markBuilt();
        }
    }

    @Override
    public List<IndexKey> fields() {
        return getKeys();
    }

    @Override
    public boolean sparse() {
        return isSparse();
    }

    @Override
    public boolean usable() {
        // The library pairs elements of lists in its own way.
        return !traits.anyListed();
    }

    @Override
    public boolean listed(int field) {
        return traits.listed(field);
    }

    @Override
    public boolean sortsExactly() {
        return !traits.inexact();
    }

    @Override
    public boolean endsWithPosition() {
        return false;
    }

    @Override
    public long count(OrderedKey from, OrderedKey to) {
        return IndexMaps.count(positions, from, to);
    }

    @Override
    public Iterator<Entry> walk(OrderedKey from, OrderedKey to, boolean backwards) {
        return IndexMaps.walk(positions, from, to, backwards, Entry::new);
    }
}
