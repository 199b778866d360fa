package org.wenshu.contracts.records;

import java.time.Instant;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * Something handed to the archive could not be filed and waits in the queue (待归档, A1).
 *
 * @param intakeId the intake; the subject of the event
 * @param sourceKind what kind of work the record comes from
 * @param sourceId the aggregate it comes from, in the service that did the work
 * @param reasonCode the code of what stands in the way
 * @param at when it was held
 */
@WireName("org.wenshu.records.RecordIntakeHeld.v1")
public record RecordIntakeHeld(
        String intakeId,
        @OneOf({"incoming-document", "outgoing-document"}) String sourceKind,
        String sourceId,
        String reasonCode,
        Instant at)
        implements PublicEvent {}
