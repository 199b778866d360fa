package org.wenshu.archive.records;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.Readership;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The records as one reader may see them (X3): what is not for him does not exist, here and in every count. */
@Component
public class RecordsRegister {
    /** The embedded store would send everything in one reply, which the driver refuses beyond 48 MB. */
    private static final int BATCH = 200;

    private final FiledRecords records;

    RecordsRegister(FiledRecords records) {
        this.records = records;
    }

    /** What is looked for; what is empty does not narrow. */
    public record Wanted(
            Optional<Integer> year,
            Optional<RetentionPeriod> retention,
            Optional<String> section,
            Optional<Secrecy> secrecy,
            Optional<Boolean> intact,
            Optional<String> text) {}

    /** The record, or a 404 that tells nothing. */
    public FiledRecord get(RecordId id, Actor reader) {
        return records.find(id)
                .filter(filed -> filed.readership().admits(reader))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** In the order of archive numbers. */
    public Page<FiledRecord> list(Wanted wanted, Cursor cursor, Actor reader) {
        Bson filter = filter(wanted, reader);
        Bson rest = cursor.after(FiledRecords.PLACE)
                .map(place -> and(filter, gt(FiledRecords.PLACE, place)))
                .orElse(filter);
        List<FiledRecord> found = records.collection()
                .find(rest)
                .sort(Sorts.ascending(FiledRecords.PLACE))
                .limit(cursor.limit() + 1)
                .map(records::read)
                .into(new ArrayList<>());
        return cursor.page(
                        found,
                        filed -> Map.of(FiledRecords.PLACE, filed.number().place()))
                .withTotal(Total.of(records.collection(), filter));
    }

    /** All at once, one after the other, in the order of archive numbers. */
    public void forEach(Wanted wanted, Actor reader, Consumer<FiledRecord> each) {
        records.collection()
                .find(filter(wanted, reader))
                .sort(Sorts.ascending(FiledRecords.PLACE))
                .batchSize(BATCH)
                .map(records::read)
                .forEach(each);
    }

    private static Bson filter(Wanted wanted, Actor reader) {
        var conditions = new ArrayList<Bson>();
        conditions.add(in(FiledRecords.SECRECY, FiledRecords.names(Readership.levelsOf(reader))));
        conditions.add(in(FiledRecords.READERS, Readership.keysOf(reader)));
        wanted.year().ifPresent(year -> conditions.add(eq("arrangement.year", year)));
        wanted.retention().ifPresent(period -> conditions.add(eq("arrangement.retention", period.name())));
        wanted.section().ifPresent(section -> conditions.add(eq("arrangement.section", section)));
        wanted.secrecy().ifPresent(level -> conditions.add(eq(FiledRecords.SECRECY, level.name())));
        wanted.intact().ifPresent(intact -> conditions.add(eq(FiledRecords.FIXITY, intact)));
        for (String word : wanted.text().map(SearchText::words).orElse(List.of())) {
            conditions.add(all(FiledRecords.GRAMS, SearchText.wanted(word)));
            conditions.add(regex(FiledRecords.TEXT, Pattern.quote(word)));
        }
        return and(conditions);
    }
}
