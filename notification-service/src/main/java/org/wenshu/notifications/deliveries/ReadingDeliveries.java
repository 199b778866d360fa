package org.wenshu.notifications.deliveries;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryId;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Looks deliveries up (N3); what is about something the reader is not cleared for does not exist for him (X3). */
@Component
public class ReadingDeliveries {
    private static final String AT = "at";
    private static final String ID = "id";

    private final AggregateStore<Delivery> deliveries;

    ReadingDeliveries(AggregateStore<Delivery> deliveries) {
        this.deliveries = deliveries;
    }

    /** What to look for; empty means any. */
    public record Search(
            Optional<String> event,
            Optional<String> subject,
            Optional<String> person,
            Optional<Channel> channel,
            Optional<DeliveryState> state) {}

    /** The newest first. */
    public Page<Delivery> find(Search search, Actor reader, Cursor cursor) {
        var filters = new ArrayList<Bson>();
        filters.add(in("secrecy", levels(reader.clearance())));
        search.event().ifPresent(event -> filters.add(eq("eventId", event)));
        search.subject().ifPresent(subject -> filters.add(eq("message.subjectId", subject)));
        search.person().ifPresent(person -> filters.add(eq("recipient", person)));
        search.channel().ifPresent(channel -> filters.add(eq("channel", channel.name())));
        search.state().ifPresent(state -> filters.add(eq("state", state.name())));
        cursor.after(AT).ifPresent(at -> filters.add(after(at, cursor.after(ID).orElse(""))));
        List<Delivery> found = deliveries
                .collection()
                .find(and(filters))
                .sort(new Document("storedAt", -1).append("_id", -1))
                .limit(cursor.limit() + 1)
                .map(deliveries::read)
                .into(new ArrayList<>());
        return cursor.page(
                found,
                delivery -> Map.of(
                        AT, delivery.storedAt().toString(), ID, delivery.id().value()));
    }

    private static Bson after(String at, String id) {
        try {
            Date stored = Date.from(Instant.parse(at));
            return or(lt("storedAt", stored), and(eq("storedAt", stored), lt("_id", id)));
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out")
                    .causedBy(e);
        }
    }

    /** @throws Problem NOT_FOUND, also when the reader is not cleared for it */
    public Delivery get(DeliveryId id, Actor reader) {
        Delivery delivery = deliveries.get(id.value());
        if (!reader.clearance().covers(delivery.message().secrecy())) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return delivery;
    }

    /** The names of all levels that this clearance covers. */
    public static List<String> levels(Secrecy clearance) {
        return Arrays.stream(Secrecy.values())
                .filter(clearance::covers)
                .map(Enum::name)
                .toList();
    }
}
