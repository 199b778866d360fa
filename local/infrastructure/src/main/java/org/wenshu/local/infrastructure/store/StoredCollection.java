package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection: its documents as BSON in the order of their ids, found by way of its indexes.
 *
 * <p>Reading goes on beside reading; a change has the collection for itself while it is made, not while it goes to the
 * disk. What the indexes find is put to the library's own matcher, so that they decide about speed alone.
 */
final class StoredCollection extends AbstractMongoCollection<OrderedKey> {

    private static final String ID = "_id";

    /** Up to so many documents are read whole at once; of more, first only what the query asks about. */
    private static final int FEW = 32;

    private static final int LEAST_TRIED = 100;

    private final MVMap<OrderedKey, byte[]> documents;
    private final GroupedSync disk;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    /** By position, the last change that was not known to be on the disk when the next one came. */
    private final Map<OrderedKey, Long> lately = new ConcurrentHashMap<>();

    private volatile long lastChange;
    private boolean firstOnly;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<OrderedKey, byte[]> documents,
            GroupedSync disk) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.disk = disk;
    }

    // What the library asks of a place for documents.

    @Override
    protected OrderedKey addDocumentInternal(Document document) {
        OrderedKey position = newPosition(document);
        noteChange(position);
        documents.put(position, StoredBson.write(document));
        return position;
    }

    private OrderedKey newPosition(Document document) {
        String idField = getIdField();
        if (idField != null) {
            return new OrderedKey(KeyWriter.bytesOf(document.get(idField)));
        }
        OrderedKey last = documents.lastKey();
        long next = last == null ? 1 : KeyWriter.wholeNumberOf(last) + 1;
        return new OrderedKey(KeyWriter.bytesOf(next));
    }

    @Override
    protected void handleUpdate(OrderedKey position, Document oldDocument, Document newDocument) {
        noteChange(position);
        byte[] bson = StoredBson.write(newDocument);
        if (bson.length > bson(position).length) {
            // Pages are divided when something is added only, and what is replaced may have become too large for its
            // page; all of a page is written for each change in it.
            documents.remove(position);
        }
        documents.put(position, bson);
    }

    @Override
    protected void removeDocument(OrderedKey position) {
        noteChange(position);
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("No document at " + position);
        }
    }

    private void noteChange(OrderedKey position) {
        long mark = disk.change();
        if (disk.reached(lastChange)) {
            lately.clear();
        }
        lately.merge(position, mark, Math::max);
        lastChange = Math.max(lastChange, mark);
    }

    @Override
    protected Document getDocument(OrderedKey position) {
        return StoredBson.read(bson(position));
    }

    private byte[] bson(OrderedKey position) {
        byte[] bson = documents.get(position);
        if (bson == null) {
            throw new IllegalStateException(this + " has an index entry without its document, " + position);
        }
        return bson;
    }

    @Override
    protected Stream<DocumentWithPosition<OrderedKey>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(StoredBson.read(entry.getValue()), entry.getKey()));
    }

    @Override
    public int count() {
        disk.saw(lastChange);
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        disk.saw(lastChange);
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        // Counting along would be one more page to write with every change, for a figure that hardly anybody asks for.
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("the size is counted when asked for");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                documents.values().stream().mapToLong(bson -> bson.length).sum());
    }

    // Changing: one at a time.

    @Override
    public void addDocument(Document document) {
        changing(() -> {
            super.addDocument(document);
            return null;
        });
    }

    @Override
    public List<Document> insertDocuments(List<Document> added, boolean isOrdered) {
        return changing(() -> super.insertDocuments(added, isOrdered));
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return changing(() -> {
            firstOnly = !isMulti;
            try {
                return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
            } finally {
                firstOnly = false;
            }
        });
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return changing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return changing(() -> super.findAndModify(query));
    }

    @Override
    public void removeDocument(Document document) {
        changing(() -> {
            super.removeDocument(document);
            return null;
        });
    }

    @Override
    public void addIndex(Index<OrderedKey> index) {
        changing(() -> {
            super.addIndex(index);
            switch (index) {
                case OrderedIndex built -> built.markBuilt();
                case UniqueIndex built -> built.markBuilt();
                default -> {}
            }
            return null;
        });
    }

    @Override
    public void dropIndex(String indexName) {
        changing(() -> {
            disk.change();
            super.dropIndex(indexName);
            return null;
        });
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
        changing(() -> {
            disk.change();
            super.renameTo(newDatabase, newCollectionName);
            return null;
        });
    }

    private <T extends @Nullable Object> T changing(Supplier<T> change) {
        Lock own = lock.writeLock();
        own.lock();
        try {
            return change.get();
        } finally {
            // A refusal, too, may rest on what is not yet on the disk.
            disk.saw(lastChange);
            own.unlock();
        }
    }

    // Finding.

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        lock.readLock().lock();
        try {
            int most = firstOnly && lock.isWriteLockedByCurrentThread() ? 1 : limit;
            List<Document> found = new ArrayList<>();
            for (Found one : find(query, orderBy, numberToSkip, most, false)) {
                found.add(one.whole() ? one.document() : getDocument(one.position()));
            }
            // Only projects and makes the batches.
            return matchDocumentsFromStream(found.stream(), new Document(), null, 0, 0, batchSize, fieldSelector);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        lock.readLock().lock();
        try {
            return find(query, null, skip, Math.max(limit, 0), true).size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * A document that matches.
     *
     * @param document it, at least as far as the query and the order ask about it
     * @param whole whether all of it
     */
    private record Found(OrderedKey position, Document document, boolean whole) {}

    private List<Found> find(Document query, @Nullable Document orderBy, int skip, int limit, boolean counting) {
        Document sort = orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural") ? null : orderBy;
        Constraints constraints = Constraints.of(query);
        Optional<List<Found>> one = findOne(query, constraints, skip);
        if (one.isPresent()) {
            return one.get();
        }
        disk.saw(lastChange);
        Looking looking = new Looking(query, sort, skip, limit, counting);
        List<Scan> scans = scans(constraints);
        Scan fewest = null;
        for (Scan scan : scans) {
            if (fewest == null || scan.count() < fewest.count()) {
                fewest = scan;
            }
        }
        Optional<Set<OrderedKey>> united = Optional.empty();
        long cost = fewest == null ? documents.sizeAsLong() : fewest.count();
        if (cost > FEW) {
            united = unite(constraints, cost);
            cost = united.map(positions -> (long) positions.size()).orElse(cost);
        }
        if (sort != null && cost > 1) {
            Optional<List<Found>> sorted = inOrder(looking, scans, sort, constraints, cost);
            if (sorted.isPresent()) {
                return sorted.get();
            }
        }
        if (united.isPresent()) {
            return looking.among(united.get().iterator(), cost <= FEW);
        }
        if (fewest == null || (sort == null && fewest.count() == documents.sizeAsLong())) {
            return looking.among(isNaturalDescending(orderBy) ? documents.keyIteratorReverse(null) : null);
        }
        return looking.among(fewest.positions(), cost <= FEW);
    }

    /** By its id or another unique key: waits for no change but that document's. */
    private Optional<List<Found>> findOne(Document query, Constraints constraints, int skip) {
        if (skip > 0) {
            return Optional.empty();
        }
        for (Index<OrderedKey> index : getIndexes()) {
            if (!index.isUnique() || !(index instanceof SearchableIndex searchable)) {
                continue;
            }
            boolean asked = searchable.fields().stream()
                    .allMatch(field -> constraints.at(field.getKey()).size() == 1
                            && constraints.at(field.getKey()).getFirst().isPoints()
                            && constraints
                                            .at(field.getKey())
                                            .getFirst()
                                            .intervals()
                                            .size()
                                    == 1);
            if (!asked) {
                continue;
            }
            Optional<Scan> scan = Scan.of(searchable, constraints);
            if (scan.isPresent() && scan.get().points() == searchable.fields().size()) {
                Iterator<OrderedKey> positions = scan.get().positions();
                OrderedKey position = positions.hasNext() ? positions.next() : null;
                if (position == null && searchable instanceof IdIndex) {
                    disk.saw(lately.getOrDefault(scan.get().ranges().getFirst().from(), 0L));
                } else if (position == null) {
                    disk.saw(lastChange);
                } else {
                    disk.saw(lately.getOrDefault(position, 0L));
                }
                List<Found> found = new ArrayList<>(1);
                if (position != null) {
                    Document document = getDocument(position);
                    if (matcher.matches(document, query)) {
                        found.add(new Found(position, document, true));
                    }
                }
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private List<Scan> scans(Constraints constraints) {
        List<Scan> scans = new ArrayList<>();
        for (Index<OrderedKey> index : getIndexes()) {
            if (index instanceof SearchableIndex searchable) {
                Scan.of(searchable, constraints).ifPresent(scans::add);
            }
        }
        return scans;
    }

    /** The positions that the branches of an {@code $or} find one by one, when that is less than looking elsewhere. */
    private Optional<Set<OrderedKey>> unite(Constraints constraints, long otherCost) {
        for (List<Document> branches : constraints.alternatives()) {
            List<Scan> best = new ArrayList<>();
            long cost = 0;
            for (Document branch : branches) {
                Optional<Scan> scan = scans(Constraints.of(branch)).stream().min(Comparator.comparingLong(Scan::count));
                cost += scan.map(Scan::count).orElse(otherCost);
                scan.ifPresent(best::add);
            }
            if (cost < otherCost) {
                Set<OrderedKey> positions = new HashSet<>();
                best.forEach(scan -> scan.positions().forEachRemaining(positions::add));
                return Optional.of(positions);
            }
        }
        return Optional.empty();
    }

    /**
     * Walks an index in the order asked for, until there are enough matches; gives up when that takes longer than the
     * other way would.
     */
    private Optional<List<Found>> inOrder(
            Looking looking, List<Scan> scans, Document sort, Constraints constraints, long otherCost) {
        Scan best = null;
        Scan.Order order = null;
        for (Scan scan : scans) {
            Optional<Scan.Order> possible = scan.order(sort, constraints);
            if (possible.isPresent() && (best == null || scan.count() < best.count())) {
                best = scan;
                order = possible.get();
            }
        }
        if (best == null || order == null) {
            return Optional.empty();
        }
        long most = Long.MAX_VALUE;
        if (best.count() > otherCost) {
            if (looking.limit == 0) {
                return Optional.empty();
            }
            most = Math.max(LEAST_TRIED, Math.max(otherCost, 2L * (looking.limit + looking.skip)));
        }
        return looking.inOrder(best.positions(order), most);
    }

    /** Takes documents one after the other, keeps what matches. */
    private final class Looking {
        private final Document query;
        private final @Nullable Document sort;
        private final int skip;
        private final int limit;
        private final FieldPaths asked;
        private final @Nullable Found counted;

        Looking(Document query, @Nullable Document sort, int skip, int limit, boolean counting) {
            this.query = query;
            this.sort = sort;
            this.skip = skip;
            this.limit = limit;
            this.asked = FieldPaths.none().andOf(query);
            if (sort != null) {
                asked.and(sort.keySet());
            }
            // Who only counts need not keep what was found.
            this.counted = counting ? new Found(new OrderedKey(new byte[0]), new Document(), false) : null;
        }

        /** Among positions that come in the order asked for; empty when so many were not enough to look at. */
        Optional<List<Found>> inOrder(Iterator<OrderedKey> positions, long most) {
            List<Found> found = new ArrayList<>();
            int skipped = 0;
            for (long looked = 0; positions.hasNext(); looked++) {
                if (looked >= most) {
                    return Optional.empty();
                }
                OrderedKey position = positions.next();
                Found match = match(position, bson(position), false);
                if (match == null) {
                    continue;
                }
                if (skipped < skip) {
                    skipped++;
                    continue;
                }
                found.add(match);
                if (limit > 0 && found.size() >= limit) {
                    break;
                }
            }
            return Optional.of(found);
        }

        /** Among all documents, in these positions' order or their natural one. */
        List<Found> among(@Nullable Iterator<OrderedKey> positions) {
            if (positions != null) {
                return among(positions, false);
            }
            var all = documents.cursor(null);
            List<Found> found = new ArrayList<>();
            Sorted sorted = new Sorted();
            while (all.hasNext() && !enough(found)) {
                OrderedKey position = all.next();
                keep(match(position, all.getValue(), false), found, sorted);
            }
            return cut(found, sorted);
        }

        List<Found> among(Iterator<OrderedKey> positions, boolean whole) {
            List<Found> found = new ArrayList<>();
            Sorted sorted = new Sorted();
            while (positions.hasNext() && !enough(found)) {
                OrderedKey position = positions.next();
                keep(match(position, bson(position), whole), found, sorted);
            }
            return cut(found, sorted);
        }

        private boolean enough(List<Found> found) {
            return sort == null && limit > 0 && found.size() >= skip + limit;
        }

        private void keep(@Nullable Found match, List<Found> found, Sorted sorted) {
            if (match == null) {
                return;
            }
            if (sort == null) {
                found.add(match);
            } else {
                sorted.add(match);
            }
        }

        private List<Found> cut(List<Found> found, Sorted sorted) {
            List<Found> all = sort == null ? found : sorted.inOrder();
            int from = Math.min(skip, all.size());
            int to = limit > 0 ? Math.min(from + limit, all.size()) : all.size();
            return all.subList(from, to);
        }

        private @Nullable Found match(OrderedKey position, byte[] bson, boolean whole) {
            boolean all = whole || asked.everything();
            Document document = all ? StoredBson.read(bson) : StoredBson.read(bson, asked);
            if (!matcher.matches(document, query)) {
                return null;
            }
            return counted != null ? counted : new Found(position, document, all);
        }

        /** Keeps the first in order only, as many as are asked for. */
        private final class Sorted {
            private final Comparator<Found> order = sort == null
                    ? Comparator.comparing(Found::position)
                    : Comparator.comparing(Found::document, new DocumentComparator(sort))
                            .thenComparing(Found::position);
            private final PriorityQueue<Found> first = new PriorityQueue<>(order.reversed());
            private final List<Found> all = new ArrayList<>();

            void add(Found match) {
                if (limit == 0) {
                    all.add(match);
                } else if (first.size() < skip + limit) {
                    first.add(match);
                } else if (order.compare(match, first.element()) < 0) {
                    first.remove();
                    first.add(match);
                }
            }

            List<Found> inOrder() {
                List<Found> sorted = new ArrayList<>(limit == 0 ? all : first);
                sorted.sort(order);
                return sorted;
            }
        }
    }
}
