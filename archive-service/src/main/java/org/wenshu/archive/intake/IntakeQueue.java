package org.wenshu.archive.intake;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.archive.intake.model.Intake;
import org.wenshu.archive.intake.model.IntakeEvent;
import org.wenshu.archive.intake.model.IntakeId;
import org.wenshu.archive.intake.model.IntakeStage;
import org.wenshu.archive.intake.model.Obstacle;
import org.wenshu.archive.records.model.Readership;
import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.Topics;
import org.wenshu.contracts.records.RecordIntakeHeld;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The queue of what could not be filed (待归档), and what of it a reader is cleared to see. */
@Component
class IntakeQueue {
    private static final String SECRECY = "secrecy";
    private static final String HELD_AT = "heldAt";

    private final AggregateStore<Intake> intakes;

    IntakeQueue(AggregateStores stores) {
        this.intakes = stores.of(Intake.class, "intakes")
                .id(intake -> intake.id().value())
                .events(Topics.RECORDS, Intake::drainRaised, IntakeQueue::published)
                .timer(Intake::nextTimerAt)
                .derived(SECRECY, intake -> intake.handedOver().secrecy())
                .index("stage", HELD_AT)
                .build();
    }

    private static List<PublicEvent> published(Intake intake, IntakeEvent happened) {
        return switch (happened) {
            case IntakeEvent.Held held ->
                List.of(new RecordIntakeHeld(
                        intake.id().value(),
                        intake.handedOver().source().kind(),
                        intake.handedOver().source().id(),
                        held.obstacle().name(),
                        held.at()));
            // The record tells it itself: RecordFiled.
            case IntakeEvent.Filed filed -> List.of();
        };
    }

    AggregateStore<Intake> store() {
        return intakes;
    }

    void hold(Intake intake) {
        intakes.insertOnce(intake);
    }

    Optional<Intake> find(IntakeId id) {
        return intakes.find(id.value());
    }

    Intake change(IntakeId id, Consumer<Intake> verb) {
        return intakes.change(id.value(), verb);
    }

    /** The intake, or a 404 that tells nothing. */
    Intake get(IntakeId id, Actor reader) {
        return find(id).filter(
                        intake -> reader.clearance().covers(intake.handedOver().secrecy()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** In the order in which they came. */
    Page<Intake> list(
            Optional<IntakeStage> stage,
            Optional<Obstacle> reason,
            Optional<String> sourceKind,
            Cursor cursor,
            Actor reader) {
        var conditions = new ArrayList<Bson>();
        conditions.add(in(
                SECRECY, Readership.levelsOf(reader).stream().map(Secrecy::name).toList()));
        stage.ifPresent(wanted -> conditions.add(eq("stage", wanted.name())));
        reason.ifPresent(wanted -> conditions.add(eq("obstacle", wanted.name())));
        sourceKind.ifPresent(wanted -> conditions.add(eq("handedOver.source.kind", wanted)));
        Bson filter = and(conditions);
        Bson rest =
                cursor.after(HELD_AT).map(at -> and(filter, after(at, cursor))).orElse(filter);
        List<Intake> found = intakes.collection()
                .find(rest)
                .sort(Sorts.ascending(HELD_AT, "_id"))
                .limit(cursor.limit() + 1)
                .map(intakes::read)
                .into(new ArrayList<>());
        return cursor.page(
                        found,
                        intake -> Map.of(
                                HELD_AT,
                                Long.toString(intake.heldAt().toEpochMilli()),
                                "id",
                                intake.id().value()))
                .withTotal(Total.of(intakes.collection(), filter));
    }

    private static Bson after(String heldAt, Cursor cursor) {
        Date at;
        try {
            at = Date.from(Instant.ofEpochMilli(Long.parseLong(heldAt)));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out")
                    .causedBy(e);
        }
        return or(
                gt(HELD_AT, at),
                and(eq(HELD_AT, at), gt("_id", cursor.after("id").orElse(""))));
    }
}
