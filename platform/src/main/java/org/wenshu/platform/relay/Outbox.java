package org.wenshu.platform.relay;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** The collection whose documents hold events that wait to be published, and the topic that they go to. */
public record Outbox(MongoCollection<Document> collection, String topic) {
    /** The waiting events, oldest first. */
    public static final String ENTRIES = "_outbox";
    /** Until when (system time) the instance named in {@link #CLAIMED_BY} publishes them; absent when nothing waits. */
    public static final String CLAIMED_UNTIL = "_relayUntil";

    public static final String CLAIMED_BY = "_relayBy";
    /** The sequence of the aggregate's last event, published or not. */
    public static final String SEQUENCE = "_sequence";

    /**
     * The collection for clearing what was published. Should a crash undo a clearing, the events go out once more under
     * the same ids, which readers pass over; so nobody waits for the disk here.
     */
    MongoCollection<Document> clearing() {
        return collection.withWriteConcern(WriteConcern.W1.withJournal(false));
    }
}
