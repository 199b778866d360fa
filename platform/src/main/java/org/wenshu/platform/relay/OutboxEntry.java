package org.wenshu.platform.relay;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/**
 * A public event as it waits inside its aggregate's document.
 *
 * @param sequence counts the aggregate's events from 1 without gap
 * @param data the event as JSON
 * @param traceparent the W3C trace context of the request that caused it, or empty
 */
public record OutboxEntry(
        long sequence, String id, String type, Instant time, String data, Optional<String> traceparent) {

    public Document toDocument() {
        return new Document("seq", sequence)
                .append("id", id)
                .append("type", type)
                .append("time", Date.from(time))
                .append("data", data)
                .append("traceparent", traceparent.orElse(null));
    }

    static OutboxEntry of(Document document) {
        return new OutboxEntry(
                document.get("seq", Number.class).longValue(),
                document.getString("id"),
                document.getString("type"),
                document.getDate("time").toInstant(),
                document.getString("data"),
                Optional.ofNullable(document.getString("traceparent")));
    }
}
