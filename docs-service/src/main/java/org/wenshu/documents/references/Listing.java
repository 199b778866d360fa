package org.wenshu.documents.references;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.model.Sorts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Pages through a reference list, and finds words in it however they are typed. */
public final class Listing {
    private static final String ID = "_id";
    private static final String KEY = "key";
    private static final int LONGEST_QUESTION = 200;

    private Listing() {}

    /** @param field a text by which the list is in order */
    public static <A> Page<A> page(
            AggregateStore<A> store, Bson filter, String field, boolean descending, Cursor cursor) {
        Bson here = cursor.position().isEmpty() ? filter : and(filter, after(cursor, field, descending));
        List<Document> found = store.collection()
                .find(here)
                .sort(descending ? Sorts.descending(field, ID) : Sorts.ascending(field, ID))
                .limit(cursor.limit() + 1)
                .into(new ArrayList<>());
        return cursor.page(
                        found,
                        last -> Map.of(
                                KEY,
                                String.valueOf(last.getEmbedded(List.of(field.split("\\.", -1)), Object.class)),
                                ID,
                                last.getString(ID)))
                .map(store::read)
                .withTotal(Total.of(store.collection(), filter));
    }

    private static Bson after(Cursor cursor, String field, boolean descending) {
        String key = cursor.after(KEY).orElseThrow(Listing::strangeCursor);
        String id = cursor.after(ID).orElseThrow(Listing::strangeCursor);
        return descending
                ? or(lt(field, key), and(eq(field, key), lt(ID, id)))
                : or(gt(field, key), and(eq(field, key), gt(ID, id)));
    }

    private static Problem strangeCursor() {
        return Problem.of(ProblemType.INVALID_INPUT)
                .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out");
    }

    /** That the field, which holds a text in normal form, has every word of the question. */
    public static List<Bson> contains(String field, String question) {
        if (question.length() > LONGEST_QUESTION) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(
                            "q",
                            "size",
                            "查询内容最多" + LONGEST_QUESTION + "个字符",
                            "at most " + LONGEST_QUESTION + " characters");
        }
        return Arrays.stream(question.strip().split("[\\s\\p{Z}]+", -1))
                .map(Listing::normal)
                .filter(word -> !word.isEmpty())
                .map(word -> regex(field, Pattern.compile(Pattern.quote(word))))
                .toList();
    }

    /** Full-width as half-width, capital as small letters, one kind of brackets, no blanks. */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]", "")
                .replaceAll("[\\[〔【(]", "〔")
                .replaceAll("[\\]〕】)]", "〕");
    }
}
