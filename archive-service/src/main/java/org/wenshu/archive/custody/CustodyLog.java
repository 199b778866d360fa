package org.wenshu.archive.custody;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.archive.custody.model.CustodyEntry;
import org.wenshu.archive.custody.model.CustodyFact;
import org.wenshu.archive.custody.model.Digests;
import org.wenshu.platform.store.AggregateMapping;

/**
 * The append-only, hash-chained custody log (A3). Each entry is a document whose id is its place: the insert that
 * writes it claims the place, so on any number of instances the chain has neither gap nor fork.
 */
@Component
public class CustodyLog {
    private static final String KEY = "fact.key";

    private final MongoCollection<Document> entries;
    private final ReentrantLock appending = new ReentrantLock();
    /** The last entry that this instance knows of; others may have gone further. */
    private Optional<CustodyEntry> tail = Optional.empty();

    CustodyLog(MongoDatabase database) {
        this.entries = database.getCollection("custody_log");
        entries.createIndex(Indexes.ascending(KEY), new IndexOptions().unique(true));
    }

    /** Enters the fact at the end, on disk when this returns; a fact that is entered already is not entered again. */
    public void append(CustodyFact fact) {
        appending.lock();
        try {
            while (true) {
                moveToEnd();
                CustodyEntry entry = tail.map(last -> last.next(fact)).orElseGet(() -> CustodyEntry.first(fact));
                try {
                    entries.insertOne(document(entry));
                    tail = Optional.of(entry);
                    return;
                } catch (MongoWriteException e) {
                    if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                        throw e;
                    }
                    if (holds(fact.key())) {
                        return;
                    }
                    // Another instance took the place; the fact goes behind.
                }
            }
        } finally {
            appending.unlock();
        }
    }

    private void moveToEnd() {
        if (tail.isEmpty()) {
            tail = Optional.ofNullable(entries.find()
                            .sort(new Document("_id", -1))
                            .limit(1)
                            .first())
                    .map(CustodyLog::entry);
        }
        while (tail.isPresent()) {
            Optional<CustodyEntry> next = find(tail.get().sequence() + 1);
            if (next.isEmpty()) {
                return;
            }
            tail = next;
        }
    }

    private boolean holds(String key) {
        return entries.find(eq(KEY, key)).first() != null;
    }

    public Optional<CustodyEntry> find(long sequence) {
        return Optional.ofNullable(entries.find(eq("_id", sequence)).first()).map(CustodyLog::entry);
    }

    /** The entries after this one, in order, at most so many places on: since places have no gap they are asked for by name. */
    public List<CustodyEntry> after(long sequence, int places) {
        List<Long> wanted =
                LongStream.rangeClosed(sequence + 1, sequence + places).boxed().toList();
        List<CustodyEntry> found =
                entries.find(in("_id", wanted)).map(CustodyLog::entry).into(new ArrayList<>());
        found.sort(Comparator.comparingLong(CustodyEntry::sequence));
        return found;
    }

    public boolean goesOnAfter(long sequence) {
        return entries.find(gt("_id", sequence)).first() != null;
    }

    public long length() {
        return entries.countDocuments();
    }

    private static Document document(CustodyEntry entry) {
        return new Document("_id", entry.sequence())
                .append("fact", AggregateMapping.toDocument(entry.fact()))
                .append("previous", AggregateMapping.toDocument(entry.previous()))
                .append("digests", AggregateMapping.toDocument(entry.digests()));
    }

    private static CustodyEntry entry(Document document) {
        return new CustodyEntry(
                document.get("_id", Number.class).longValue(),
                AggregateMapping.fromDocument(document.get("fact", Document.class), CustodyFact.class),
                AggregateMapping.fromDocument(document.get("previous", Document.class), Digests.class),
                AggregateMapping.fromDocument(document.get("digests", Document.class), Digests.class));
    }
}
