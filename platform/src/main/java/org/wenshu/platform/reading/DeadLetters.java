package org.wenshu.platform.reading;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateMapping;

/** The dead letters of one service: kept, listed, replayed. */
public final class DeadLetters {
    private final MongoCollection<Document> collection;
    private final Map<String, TopicReader> readers;
    private final Clock clock;

    public DeadLetters(MongoDatabase database, List<TopicReader> readers, Clock clock) {
        this.collection = database.getCollection("dead_letters");
        this.readers = readers.stream().collect(Collectors.toMap(TopicReader::name, Function.identity()));
        this.clock = clock;
    }

    /** How many nobody has replayed. */
    public long waiting() {
        return collection.countDocuments(eq("state", DeadLetter.State.WAITING.name()));
    }

    void keep(DeadLetter letter) {
        var document = AggregateMapping.toDocument(letter);
        document.put("_id", letter.id());
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Laid aside before: the dead-letter topic too delivers at least once.
        }
    }

    /** Letters in the order of their ids, after the given one. */
    public List<DeadLetter> list(Optional<DeadLetter.State> state, Optional<String> after, int limit) {
        var conditions = new ArrayList<Bson>();
        state.ifPresent(wanted -> conditions.add(eq("state", wanted.name())));
        after.ifPresent(id -> conditions.add(gt("_id", id)));
        return collection
                .find(conditions.isEmpty() ? new Document() : and(conditions))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(DeadLetters::read)
                .into(new ArrayList<>());
    }

    public DeadLetter get(String id) {
        Document found = collection.find(eq("_id", id)).first();
        if (found == null) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return read(found);
    }

    /**
     * Applies the effect once more. A letter that waits no more is left as it is.
     *
     * @return the letter, SUPERSEDED when a later event of the same source had been applied in its stead, UNREADABLE
     *     when what came was no event
     * @throws Problem UNPROCESSABLE when it fails again; the letter keeps waiting
     */
    public DeadLetter replay(String id, String by) {
        DeadLetter letter = get(id);
        if (letter.state() != DeadLetter.State.WAITING) {
            return letter;
        }
        if (letter.type().equals(DeadLetter.NO_EVENT)) {
            return settle(id, DeadLetter.State.UNREADABLE, by);
        }
        TopicReader reader = readers.get(letter.reader());
        if (reader == null) {
            throw Problem.of(ProblemType.UNPROCESSABLE)
                    .detail("读取者 " + letter.reader() + " 已不存在", "reader " + letter.reader() + " no longer exists");
        }
        boolean passedOver;
        try {
            passedOver = PassedOver.during(
                    () -> reader.apply(letter.delivery(), letter.data().getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            collection.updateOne(eq("_id", id), set("error", Readers.describe(e)));
            throw Problem.of(ProblemType.UNPROCESSABLE)
                    .detail("重放仍然失败：" + Readers.describe(e), "the effect failed again: " + Readers.describe(e));
        }
        return settle(id, passedOver ? DeadLetter.State.SUPERSEDED : DeadLetter.State.REPLAYED, by);
    }

    private DeadLetter settle(String id, DeadLetter.State state, String by) {
        collection.updateOne(
                eq("_id", id),
                combine(
                        set("state", state.name()),
                        set("replayedAt", Date.from(clock.instant())),
                        set("replayedBy", by)));
        return get(id);
    }

    private static DeadLetter read(Document document) {
        return AggregateMapping.fromDocument(document, DeadLetter.class);
    }
}
