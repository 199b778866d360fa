package org.wenshu.platform.reading;

import java.time.Instant;

/**
 * One event as it reached one reader; it may reach it again.
 *
 * @param eventId the same for every delivery of the event
 * @param aggregateId the aggregate that raised it
 * @param sequence its place among the aggregate's events, from 1
 */
public record Delivery(
        String reader, String topic, String eventId, String type, String aggregateId, long sequence, Instant time) {}
