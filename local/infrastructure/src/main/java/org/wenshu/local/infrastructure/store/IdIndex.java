package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Iterator;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the documents themselves, which are kept in its order. */
final class IdIndex extends Index<OrderedKey> implements SearchableIndex {

    private static final String ID = "_id";

    private final MVMap<OrderedKey, byte[]> documents;
    private final IndexTraits traits;

    IdIndex(String name, MVMap<OrderedKey, byte[]> documents, IndexTraits traits) {
        super(name, List.of(new IndexKey(ID, true)), false);
        this.documents = documents;
        this.traits = traits;
    }

    static OrderedKey positionOf(Document document) {
        return new OrderedKey(KeyWriter.bytesOf(document.get(ID)));
    }

    @Override
    public @Nullable OrderedKey getPosition(Document document) {
        OrderedKey position = positionOf(document);
        return documents.containsKey(position) ? position : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<OrderedKey> collection) {
        if (getPosition(document) != null) {
            throw new DuplicateKeyError(
                    this,
                    collection,
                    getKeys(),
                    getKeyValues(document).iterator().next());
        }
    }

    @Override
    public void add(Document document, OrderedKey position, MongoCollection<OrderedKey> collection) {
        // The document itself is the entry.
        if (!KeyWriter.sortsExactly(document.get(ID))) {
            traits.markInexact();
        }
    }

    @Override
    public @Nullable OrderedKey remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<OrderedKey> collection) {
        // The library lets no update change an id.
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, OrderedKey position, MongoCollection<OrderedKey> collection) {
        // The position is the id.
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
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        // Never to be built.
        return false;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        traits.forget();
    }

    @Override
    public List<IndexKey> fields() {
        return getKeys();
    }

    @Override
    public boolean sparse() {
        return false;
    }

    @Override
    public boolean usable() {
        return true;
    }

    @Override
    public boolean listed(int field) {
        return false;
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
        return IndexMaps.count(documents, from, to);
    }

    @Override
    public Iterator<Entry> walk(OrderedKey from, OrderedKey to, boolean backwards) {
        return IndexMaps.walk(documents, from, to, backwards, (key, document) -> new Entry(key, key));
    }
}
