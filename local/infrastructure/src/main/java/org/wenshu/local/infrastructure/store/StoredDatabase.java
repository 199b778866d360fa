package org.wenshu.local.infrastructure.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A database: its collections and their indexes, each in a map of the file. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<OrderedKey> {

    private static final String AGGREGATE = "aggregate";

    private final StoreFile file;
    private final GroupedSync disk;

    StoredDatabase(String name, CursorRegistry cursors, StoreFile file, GroupedSync disk) {
        super(name, cursors);
        this.file = file;
        this.disk = disk;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<OrderedKey> openOrCreateCollection(String name, CollectionOptions options) {
        disk.change();
        return new StoredCollection(
                this, name, options, cursorRegistry, file.documents(getFullCollectionNamespace(name)), disk);
    }

    @Override
    protected Index<OrderedKey> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        disk.change();
        String namespace = getFullCollectionNamespace(collection);
        if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
            var documents = file.documents(namespace);
            return new IdIndex(name, documents, file.traits(documents, 1));
        }
        var positions = file.uniqueIndex(namespace, name);
        var traits = file.traits(positions, keys.size());
        if (!traits.built()) {
            // What an attempt left behind that found duplicates.
            positions.clear();
        }
        return new UniqueIndex(name, keys, sparse, positions, traits, disk);
    }

    @Override
    protected Index<OrderedKey> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        disk.change();
        var entries = file.index(getFullCollectionNamespace(collection), name);
        return new OrderedIndex(name, keys, sparse, entries, file.traits(entries, keys.size()), disk);
    }

    @Override
    protected void dropIndex(MongoCollection<OrderedKey> collection, String indexName) {
        disk.change();
        super.dropIndex(collection, indexName);
        file.removeIndex(collection.getFullName(), indexName);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        disk.change();
        super.dropCollection(name, oplog);
        file.remove(getFullCollectionNamespace(name));
    }

    @Override
    public void drop(Oplog oplog) {
        disk.change();
        super.drop(oplog);
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
        disk.change();
        String before = collection.getFullName();
        super.moveCollection(oldDatabase, collection, newName);
        file.rename(before, getFullCollectionNamespace(newName));
    }

    @Override
    protected long getStorageSize() {
        return file.size();
    }

    @Override
    protected long getFileSize() {
        return file.size();
    }

    @Override
    public Document handleCommand(
            @Nullable Channel channel, String command, Document query, DatabaseResolver databaseResolver, Oplog oplog) {
        if (command.equalsIgnoreCase(AGGREGATE)) {
            Optional<Document> answer = aggregateByIndex(query, databaseResolver, oplog);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return super.handleCommand(channel, command, query, databaseResolver, oplog);
    }

    /** A pipeline that begins with {@code $match}: the library would put every document to it. */
    private Optional<Document> aggregateByIndex(Document query, DatabaseResolver databaseResolver, Oplog oplog) {
        if (!(query.get(AGGREGATE) instanceof String name)
                || !(query.get("pipeline") instanceof List<?> stages)
                || stages.isEmpty()
                || !(stages.getFirst() instanceof Document first)
                || !(first.get("$match") instanceof Document match)
                || first.size() != 1
                || !(query.get("cursor") instanceof Document)) {
            return Optional.empty();
        }
        MongoCollection<OrderedKey> collection = resolveCollection(name, false);
        if (collection == null) {
            return Optional.empty();
        }
        try {
            if (stages.size() == 2 && stages.get(1) instanceof Document second) {
                Optional<Document> count = counted(second, collection, match);
                if (count.isPresent()) {
                    return count;
                }
            }
            Document orderBy = null;
            int limit = 0;
            int taken = 1;
            if (taken < stages.size()
                    && stages.get(taken) instanceof Document next
                    && next.get("$sort") instanceof Document sort) {
                orderBy = sort;
                taken++;
            }
            if (taken < stages.size()
                    && stages.get(taken) instanceof Document next
                    && next.get("$limit") instanceof Number number
                    && number.intValue() > 0) {
                limit = number.intValue();
                taken++;
            }
            Aggregation rest = Aggregation.fromPipeline(
                    stages.subList(taken, stages.size()), databaseResolver, this, collection, oplog);
            if (rest.isModifying()) {
                return Optional.empty();
            }
            rest.validate(query);
            Document selector = new Document("$query", match).append("$orderby", orderBy);
            var found = collection.handleQuery(new QueryParameters(selector, 0, limit));
            return Optional.of(answer(collection, rest.runStages(StreamSupport.stream(found.spliterator(), false))));
        } catch (MongoServerException refused) {
            // The library tells of it in its own words.
            return Optional.empty();
        }
    }

    /** What drivers send to count documents. */
    private Optional<Document> counted(Document stage, MongoCollection<OrderedKey> collection, Document match) {
        if (!(stage.get("$group") instanceof Document group)
                || stage.size() != 1
                || group.size() != 2
                || !(group.get("_id") == null || group.get("_id") instanceof Number)) {
            return Optional.empty();
        }
        for (var field : group.entrySet()) {
            if (field.getValue() instanceof Document sum
                    && sum.size() == 1
                    && Integer.valueOf(1).equals(sum.get("$sum"))) {
                int count = collection.count(match, 0, 0);
                Document result = new Document();
                group.keySet()
                        .forEach(key -> result.put(key, key.equals(field.getKey()) ? (Object) count : group.get(key)));
                return Optional.of(answer(collection, count == 0 ? List.of() : List.of(result)));
            }
        }
        return Optional.empty();
    }

    private static Document answer(MongoCollection<?> collection, List<Document> found) {
        Document answer = new Document(
                "cursor",
                new Document("id", 0L)
                        .append("ns", collection.getFullName())
                        .append("firstBatch", new ArrayList<>(found)));
        Utils.markOkay(answer);
        return answer;
    }
}
