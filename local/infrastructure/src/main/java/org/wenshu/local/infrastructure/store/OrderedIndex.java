package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index: for each value (of each element, when a field is a list) an entry whose key is the fields' values
 * followed by the document's position.
 */
final class OrderedIndex extends Index<OrderedKey> implements SearchableIndex {

    private final MVMap<OrderedKey, Long> entries;
    private final IndexTraits traits;
    private final GroupedSync disk;
    private final List<List<String>> paths;

    /** @param entries the length of the fields' part by whole key */
    OrderedIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            MVMap<OrderedKey, Long> entries,
            IndexTraits traits,
            GroupedSync disk) {
        super(name, keys, sparse);
        this.entries = entries;
        this.traits = traits;
        this.disk = disk;
        this.paths = paths(keys);
    }

    static List<List<String>> paths(List<IndexKey> keys) {
        return keys.stream()
                .map(key -> Arrays.asList(key.getKey().split("\\.", -1)))
                .toList();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<OrderedKey> collection) {
        // Nothing is refused.
    }

    @Override
    public void add(Document document, OrderedKey position, MongoCollection<OrderedKey> collection) {
        disk.change();
        put(keys(document, position));
    }

    @Override
    public @Nullable OrderedKey remove(Document document) {
        disk.change();
        OrderedKey position = IdIndex.positionOf(document);
        keys(document, position).forEach(entry -> entries.remove(entry.key()));
        return position;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<OrderedKey> collection) {
        // Nothing is refused.
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, OrderedKey position, MongoCollection<OrderedKey> collection) {
        if (untouched(oldDocument, newDocument)) {
            return;
        }
        Set<Keyed> before = keys(oldDocument, position);
        Set<Keyed> after = keys(newDocument, position);
        disk.change();
        for (Keyed entry : before) {
            if (!after.contains(entry)) {
                entries.remove(entry.key());
            }
        }
        after.removeAll(before);
        put(after);
    }

    private boolean untouched(Document oldDocument, Document newDocument) {
        for (List<String> path : paths) {
            if (!Objects.equals(value(oldDocument, path), value(newDocument, path))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object value(Document document, List<String> path) {
        Object value = document;
        for (String step : path) {
            if (!(value instanceof Document below)) {
                return value;
            }
            value = below.getOrMissing(step);
        }
        return value;
    }

    private void put(Set<Keyed> added) {
        added.forEach(entry -> entries.put(entry.key(), entry.fieldsLength()));
    }

    private record Keyed(OrderedKey key, long fieldsLength) {}

    private Set<Keyed> keys(Document document, OrderedKey position) {
        IndexedValues[] values = new IndexedValues[paths.size()];
        boolean present = false;
        for (int field = 0; field < values.length; field++) {
            values[field] = IndexedValues.of(document, paths.get(field));
            present |= values[field].present();
            if (values[field].listed()) {
                traits.markListed(field);
            }
            if (!traits.inexact() && !values[field].values().stream().allMatch(KeyWriter::sortsExactly)) {
                traits.markInexact();
            }
        }
        Set<Keyed> keys = new HashSet<>();
        if (present || !isSparse()) {
            addKeys(values, 0, new byte[0], position, keys);
        }
        return keys;
    }

    private void addKeys(IndexedValues[] values, int field, byte[] before, OrderedKey position, Set<Keyed> keys) {
        if (field == values.length) {
            byte[] key = Arrays.copyOf(before, before.length + position.bytes().length);
            System.arraycopy(position.bytes(), 0, key, before.length, position.bytes().length);
            keys.add(new Keyed(new OrderedKey(key), before.length));
            return;
        }
        boolean ascending = getKeys().get(field).isAscending();
        for (Object value : values[field].values()) {
            addKeys(
                    values,
                    field + 1,
                    new KeyWriter().raw(before).value(value, ascending).toBytes(),
                    position,
                    keys);
        }
    }

    @Override
    public @Nullable OrderedKey getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<OrderedKey> getPositions(Document query) {
        throw new UnsupportedOperationException("queries walk the index");
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
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
        return true;
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
        return true;
    }

    @Override
    public long count(OrderedKey from, OrderedKey to) {
        return IndexMaps.count(entries, from, to);
    }

    @Override
    public Iterator<Entry> walk(OrderedKey from, OrderedKey to, boolean backwards) {
        return IndexMaps.walk(
                entries,
                from,
                to,
                backwards,
                (key, fieldsLength) -> new Entry(key, key.from(Math.toIntExact(fieldsLength))));
    }
}
