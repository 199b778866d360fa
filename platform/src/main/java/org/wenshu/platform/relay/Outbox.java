package org.wenshu.platform.relay;

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
}
