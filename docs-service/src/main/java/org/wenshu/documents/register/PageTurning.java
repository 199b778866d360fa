package org.wenshu.documents.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;

/**
 * Turns the pages of a register by the place of the last entry seen, so that what is added meanwhile moves nothing.
 *
 * @param field the stored field that the register is sorted by; a time if its name ends in At
 */
record PageTurning(String field, boolean descending) {
    private static final String ID = "_id";
    private static final String SORT_KEY = "key";
    private static final String SORT_ID = "id";

    Bson sort() {
        return descending ? Sorts.descending(field, ID) : Sorts.ascending(field, ID);
    }

    Map<String, String> position(Document last) {
        Object key = last.getEmbedded(List.of(field.split("\\.")), Object.class);
        return Map.of(
                SORT_KEY,
                key instanceof Date date ? date.toInstant().toString() : String.valueOf(key),
                SORT_ID,
                last.getString(ID));
    }

    /** What comes after the cursor; empty on the first page. */
    Optional<Bson> after(Cursor cursor) {
        if (cursor.position().isEmpty()) {
            return Optional.empty();
        }
        String id = cursor.after(SORT_ID).orElseThrow(PageTurning::strangeCursor);
        String text = cursor.after(SORT_KEY).orElseThrow(PageTurning::strangeCursor);
        Object key = field.endsWith("At") ? date(text) : text;
        return Optional.of(
                descending
                        ? or(lt(field, key), and(eq(field, key), lt(ID, id)))
                        : or(gt(field, key), and(eq(field, key), gt(ID, id))));
    }

    private static Date date(String text) {
        try {
            return Date.from(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw strangeCursor().causedBy(e);
        }
    }

    private static Problem strangeCursor() {
        return Problem.of(ProblemType.INVALID_INPUT)
                .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out");
    }
}
