package org.wenshu.documents.incoming.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.directory.CalendarExceptionChanged;
import org.wenshu.contracts.notifications.MessageUndeliverable;
import org.wenshu.contracts.records.RecordFiled;
import org.wenshu.documents.DocsServiceCase;

class IncomingReadersTest extends DocsServiceCase {

    private String completed() {
        String id = assigned(SECRETARY, registration()).id();
        act(PLANNER, id, "results", Map.of("text", "已办")).is(201);
        act(SECRETARY, id, "completion", Map.of()).is(201);
        return id;
    }

    private RecordFiled filed(String record, String number, String document) {
        return new RecordFiled(record, number, "incoming-document", document, clock.instant());
    }

    private long recorded(String id) {
        return get(SECRETARY, DOCUMENTS + "/" + id + "/journal")
                .body()
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("action").asString().equals("RECORD_ARCHIVE_NUMBER"))
                .count();
    }

    @Test
    @Tag("A1")
    void the_archive_number_is_taken_over_once_however_often_and_in_whatever_order_it_is_told() {
        String id = completed();
        String record = UUID.randomUUID().toString();
        publish(Topics.RECORDS, record, 2, "filed-2-" + record, filed(record, "Z001-WS·2026-D10-GHK-0002", id));
        publish(Topics.RECORDS, record, 1, "filed-1-" + record, filed(record, "Z001-WS·2026-D10-GHK-0001", id));
        publish(Topics.RECORDS, record, 2, "filed-2-" + record, filed(record, "Z001-WS·2026-D10-GHK-0002", id));
        // The reader takes one record's events in order: once this one is there, the others have been.
        String other = completed();
        publish(Topics.RECORDS, record, 3, "filed-3-" + record, filed(record, "Z001-WS·2026-D10-GHK-0003", other));
        await().atMost(PATIENCE)
                .until(() -> get(SECRETARY, DOCUMENTS + "/" + other).body().hasNonNull("archiveNumber"));

        assertThat(get(SECRETARY, DOCUMENTS + "/" + id).text("/archiveNumber")).isEqualTo("Z001-WS·2026-D10-GHK-0002");
        assertThat(recorded(id)).isEqualTo(1);
    }

    @Test
    @Tag("N3")
    void a_message_that_reached_nobody_becomes_a_call_to_make() {
        String id = registered().id();
        String delivery = UUID.randomUUID().toString();
        var lost = new MessageUndeliverable(
                delivery,
                PRINCIPAL,
                "SMS",
                "org.wenshu.documents.InstructionRequested.v1",
                id,
                "NO_ROUTE",
                clock.instant());
        var callLost = new MessageUndeliverable(
                UUID.randomUUID().toString(),
                SECRETARY,
                "SMS",
                "org.wenshu.documents.OralUrgingRequested.v1",
                id,
                "NO_ROUTE",
                clock.instant());
        publish(Topics.NOTIFICATIONS, delivery, 1, "lost-" + delivery, lost);
        publish(Topics.NOTIFICATIONS, delivery, 1, "lost-" + delivery, lost);
        publish(Topics.NOTIFICATIONS, delivery, 2, "call-" + delivery, callLost);
        publish(
                Topics.NOTIFICATIONS,
                "of-nobody",
                1,
                UUID.randomUUID().toString(),
                new MessageUndeliverable(
                        "of-nobody",
                        PRINCIPAL,
                        "SMS",
                        "org.wenshu.tasks.TaskOverdue.v1",
                        "no-document",
                        "NO_ROUTE",
                        clock.instant()));
        var events = awaitPublished(id, "OralUrgingRequested");
        assertThat(events.getLast().data().path("cause").asString()).isEqualTo("MESSAGE_UNDELIVERABLE");
        assertThat(get(SECRETARY, DOCUMENTS + "/" + id).body().path("callSheets"))
                .hasSize(1);
    }

    @Test
    @Tag("O5")
    void an_exception_of_the_organ_moves_running_deadlines_and_says_why() {
        clock.setBeijing("2026-11-02T10:00");
        var fields = registration("receivedAt", "2026-11-02T01:00:00Z");
        String id = assigned(SECRETARY, fields).id();
        assertThat(get(SECRETARY, DOCUMENTS + "/" + id).text("/due/day")).isEqualTo("2026-11-09");
        publish(
                Topics.DIRECTORY,
                "calendar-exception/1",
                new CalendarExceptionChanged("1", LocalDate.of(2026, 11, 5), false, "办公楼停电检修", false));
        var events = awaitPublished(id, "DeadlineReprojected");
        assertThat(events.getLast().data().path("reason").asString()).contains("办公楼停电检修");
        assertThat(get(SECRETARY, DOCUMENTS + "/" + id).text("/due/day")).isEqualTo("2026-11-10");
        publish(
                Topics.DIRECTORY,
                "calendar-exception/1",
                new CalendarExceptionChanged("1", LocalDate.of(2026, 11, 5), false, "办公楼停电检修", true));
        await().atMost(PATIENCE)
                .until(() ->
                        get(SECRETARY, DOCUMENTS + "/" + id).text("/due/day").equals("2026-11-09"));
        assertThat(List.of(get(SECRETARY, DOCUMENTS + "/" + id).text("/stage"))).containsExactly("ASSIGNED");
    }
}
