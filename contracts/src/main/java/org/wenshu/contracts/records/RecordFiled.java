package org.wenshu.contracts.records;

import java.time.Instant;
import org.wenshu.contracts.OneOf;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * A record was filed in the archive and has its archive number (归档, A1, A2).
 *
 * @param recordId the record; the subject of the event
 * @param archiveNumber its archive number (档号)
 * @param sourceKind what kind of work the record comes from
 * @param sourceId the aggregate it comes from, in the service that did the work
 * @param filedAt when it was filed
 */
@WireName("org.wenshu.records.RecordFiled.v1")
public record RecordFiled(
        String recordId,
        String archiveNumber,
        @OneOf({"incoming-document", "outgoing-document"}) String sourceKind,
        String sourceId,
        Instant filedAt)
        implements PublicEvent {}
