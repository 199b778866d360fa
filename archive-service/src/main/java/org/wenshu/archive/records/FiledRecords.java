package org.wenshu.archive.records;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.wenshu.archive.OfItsOwnAccord;
import org.wenshu.archive.arrangement.model.ArchiveNumber;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.records.model.CancelledNumber;
import org.wenshu.archive.records.model.Description;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Rearrangement;
import org.wenshu.archive.records.model.RecordEvent;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.archive.records.model.Renumbering;
import org.wenshu.archive.records.model.Verification;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.DerivedIds;
import org.wenshu.platform.store.KeyTaken;

/**
 * Keeps the filed records and every number ever given. The write that files a record claims its number; a later number
 * is claimed by a {@link Renumbering} in the same collection, under the same unique key, so that a number once given is
 * taken for ever.
 */
@Component
public class FiledRecords {
    /** Fields that exist for queries only. */
    static final String READERS = "readers";

    static final String SECRECY = "secrecy";
    static final String PLACE = "place";
    static final String TEXT = "text";
    static final String GRAMS = "grams";
    static final String FIXITY = "fixity";

    private static final String NUMBER = "number";

    private final AggregateStore<FiledRecord> records;
    private final AggregateStore<Renumbering> renumberings;

    FiledRecords(AggregateStores stores) {
        this.records = stores.of(FiledRecord.class, "records")
                .id(filed -> filed.id().value())
                .events(Topics.RECORDS, FiledRecord::drainRaised, FiledRecords::published)
                .unique(NUMBER, filed -> Optional.of(filed.firstNumber().key()))
                .timer(FiledRecord::nextTimerAt)
                .derived(READERS, filed -> filed.readership().readers())
                .derived(SECRECY, filed -> filed.description().secrecy())
                .derived(PLACE, filed -> filed.number().place())
                .derived(TEXT, FiledRecords::text)
                .derived(GRAMS, filed -> SearchText.grams(text(filed)))
                .derived(
                        FIXITY,
                        filed -> filed.lastVerification()
                                .map(Verification::intact)
                                .orElse(true))
                .index(PLACE)
                .index(READERS, SECRECY)
                .index(GRAMS)
                .build();
        this.renumberings = stores.of(Renumbering.class, "records")
                .id(Renumbering::id)
                .unique(NUMBER, renumbering -> Optional.of(renumbering.number().key()))
                .build();
    }

    private static List<PublicEvent> published(FiledRecord filed, RecordEvent happened) {
        return switch (happened) {
            case RecordEvent.Filed event -> List.of(filed(filed, event.number(), event));
            // For those outside it is the same fact again: under this number the record is to be found.
            case RecordEvent.Rearranged event -> List.of(filed(filed, event.to(), event));
            case RecordEvent.Verified event -> List.of();
        };
    }

    private static RecordFiled filed(FiledRecord filed, ArchiveNumber number, RecordEvent event) {
        return new RecordFiled(
                filed.id().value(),
                number.toString(),
                filed.source().kind(),
                filed.source().id(),
                event.at());
    }

    private static String text(FiledRecord filed) {
        Description description = filed.description();
        return SearchText.of(Stream.of(
                        Stream.of(
                                description.title(),
                                description.sender(),
                                filed.number().toString()),
                        description.senderNumber().stream(),
                        description.registerNumber().stream(),
                        filed.cancelledNumbers().stream()
                                .map(CancelledNumber::number)
                                .map(ArchiveNumber::toString))
                .flatMap(texts -> texts));
    }

    /**
     * Files under the next number of the series; what has this id already stays as it is.
     *
     * @return the record that is in the archive now
     */
    FiledRecord file(RecordId id, Arrangement arrangement, Function<ArchiveNumber, FiledRecord> filed) {
        try {
            return OfItsOwnAccord.act(() -> records.insertNumbered(
                    ArchiveNumber.keyPrefix(arrangement.series()),
                    item -> filed.apply(arrangement.number(item)),
                    NUMBER));
        } catch (KeyTaken taken) {
            if (!taken.key().equals("id")) {
                throw taken;
            }
            return get(id);
        }
    }

    /** The number claimed for a decision to re-arrange: each decision has one, however often it is asked for. */
    ArchiveNumber claimNumber(RecordId record, Rearrangement decision) {
        String id = DerivedIds.of("renumbering", record.value(), Integer.toString(decision.ordinal()));
        return OfItsOwnAccord.act(() -> {
            Optional<Renumbering> claimed = renumberings.find(id);
            if (claimed.isPresent()) {
                return claimed.get().number();
            }
            try {
                return renumberings
                        .insertNumbered(
                                ArchiveNumber.keyPrefix(decision.to().series()),
                                item -> Renumbering.claim(
                                        id,
                                        record,
                                        decision.ordinal(),
                                        decision.to().number(item)),
                                NUMBER)
                        .number();
            } catch (KeyTaken taken) {
                if (!taken.key().equals("id")) {
                    throw taken;
                }
                return renumberings.get(id).number();
            }
        });
    }

    public Optional<FiledRecord> find(RecordId id) {
        // Claims of numbers stand in the same collection, but have no readers.
        return Optional.ofNullable(records.collection()
                        .find(and(eq("_id", id.value()), exists(READERS)))
                        .first())
                .map(records::read);
    }

    FiledRecord get(RecordId id) {
        return find(id).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** A change that the client asked for. */
    FiledRecord change(RecordId id, Consumer<FiledRecord> verb) {
        return records.change(id.value(), verb);
    }

    /** A change that follows from another. */
    FiledRecord follow(RecordId id, Consumer<FiledRecord> verb) {
        return OfItsOwnAccord.act(() -> records.change(id.value(), verb));
    }

    AggregateStore<FiledRecord> store() {
        return records;
    }

    FiledRecord read(Document document) {
        return records.read(document);
    }

    MongoCollection<Document> collection() {
        return records.collection();
    }

    static List<String> names(List<Secrecy> levels) {
        return levels.stream().map(Secrecy::name).toList();
    }
}
