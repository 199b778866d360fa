package org.wenshu.platform.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How many match, told exactly as far as a person would read: counting on would cost more than the page itself.
 *
 * @param counted the number, at most {@value #COUNTED}
 * @param more whether there are more than that
 */
public record Total(long counted, boolean more) {
    /** So many are counted. */
    public static final int COUNTED = 1_000;

    public static Total of(MongoCollection<Document> collection, Bson filter) {
        long found = collection.countDocuments(filter, new CountOptions().limit(COUNTED + 1));
        return new Total(Math.min(found, COUNTED), found > COUNTED);
    }
}
