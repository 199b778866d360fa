package org.wenshu.notifications.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.notifications.SystemTime;
import org.wenshu.notifications.deliveries.ReadingDeliveries;
import org.wenshu.notifications.deliveries.model.Channel;
import org.wenshu.notifications.deliveries.model.Delivery;
import org.wenshu.notifications.deliveries.model.DeliveryState;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/**
 * A person's messages in the office system (站内消息, N2): the deliveries of that channel. One sees one's own, and of
 * these what one is cleared for now (X3).
 */
@Component
class Inbox {
    private static final String NUMBER = "number";

    private final AggregateStore<Delivery> deliveries;
    private final Office office;
    private final Clock clock;
    private final SystemTime time;

    Inbox(AggregateStore<Delivery> deliveries, Office office, Clock clock, SystemTime time) {
        this.deliveries = deliveries;
        this.office = office;
        this.clock = clock;
        this.time = time;
    }

    private Bson of(PersonId person) {
        Secrecy clearance = office.person(person).map(Person::clearance).orElse(Secrecy.NONE);
        return and(
                eq("recipient", person.value()),
                eq("channel", Channel.INBOX.name()),
                in("secrecy", ReadingDeliveries.levels(clearance)));
    }

    /**
     * The newest first, with how many there are.
     *
     * @param unread only those acknowledged (false) or not acknowledged (true), or empty for all
     */
    Page<Delivery> page(PersonId person, Optional<Boolean> unread, Cursor cursor) {
        Bson matching = unread.map(wanted -> and(
                        of(person),
                        eq("state", (wanted ? DeliveryState.DELIVERED : DeliveryState.ACKNOWLEDGED).name())))
                .orElseGet(() -> of(person));
        Bson page = cursor.after(NUMBER)
                .map(number -> and(matching, lt("inboxNumber", position(number))))
                .orElse(matching);
        List<Delivery> found = deliveries
                .collection()
                .find(page)
                .sort(new Document("inboxNumber", -1))
                .limit(cursor.limit() + 1)
                .map(deliveries::read)
                .into(new ArrayList<>());
        return cursor.page(
                        found,
                        delivery ->
                                Map.of(NUMBER, delivery.inboxNumber().orElse(0).toString()))
                .withTotal(Total.of(deliveries.collection(), matching));
    }

    private static int position(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out")
                    .causedBy(e);
        }
    }

    /** Own messages after a number, the oldest first. */
    List<Delivery> after(PersonId person, int number, int limit) {
        return deliveries
                .collection()
                .find(and(of(person), gt("inboxNumber", number)))
                .sort(new Document("inboxNumber", 1))
                .limit(limit)
                .map(deliveries::read)
                .into(new ArrayList<>());
    }

    /** The number of the person's newest message, or 0. */
    int newest(PersonId person) {
        Document newest = deliveries
                .collection()
                .find(and(eq("recipient", person.value()), eq("channel", Channel.INBOX.name())))
                .sort(new Document("inboxNumber", -1))
                .projection(new Document("inboxNumber", 1))
                .first();
        return newest == null ? 0 : newest.get("inboxNumber", Number.class).intValue();
    }

    /** The newest number of each of these people who got a message lately. */
    Map<PersonId, Integer> lately(Collection<PersonId> people, Duration back) {
        var newest = new HashMap<PersonId, Integer>();
        deliveries
                .collection()
                .find(and(
                        eq("channel", Channel.INBOX.name()),
                        gte("storedAt", Date.from(time.now().minus(back))),
                        in("recipient", people.stream().map(PersonId::value).toList())))
                .projection(new Document("recipient", 1).append("inboxNumber", 1))
                .forEach(document -> newest.merge(
                        new PersonId(document.getString("recipient")),
                        document.get("inboxNumber", Number.class).intValue(),
                        Math::max));
        return newest;
    }

    /** @throws Problem NOT_FOUND when it is not the caller's own */
    Delivery acknowledge(String id, Actor by) {
        Delivery delivery = deliveries.get(id);
        if (delivery.message().channel() != Channel.INBOX
                || !delivery.message().recipient().equals(Optional.of(by.id()))
                || !by.clearance().covers(delivery.message().secrecy())) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return deliveries.change(id, own -> own.acknowledge(by, clock.instant()));
    }

    boolean mayStillRead(PersonId person) {
        return office.person(person).filter(Person::active).isPresent();
    }
}
