package org.wenshu.documents.register;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The register of incoming documents (收文登记簿, D2): what a person may see of it, found, sorted and counted. */
@Component
public class IncomingRegister {
    private static final int BATCH = 200;

    private final AggregateStore<IncomingDocument> store;
    private final Office office;
    private final Clock clock;

    IncomingRegister(AggregateStore<IncomingDocument> store, Office office, Clock clock) {
        this.store = store;
        this.office = office;
        this.clock = clock;
    }

    /** One page, with the number of all that match. */
    public Page<IncomingDocument> page(RegisterQuery query, Cursor cursor, Actor reader) {
        Bson matches = matching(query, reader);
        var turning = new PageTurning(query.order().field(), query.order().descending());
        Bson onThisPage =
                turning.after(cursor).map(position -> and(matches, position)).orElse(matches);
        List<Document> found =
                sorted(onThisPage, query.order()).limit(cursor.limit() + 1).into(new ArrayList<>());
        return cursor.page(found, turning::position).map(store::read).withTotal(Total.of(store.collection(), matches));
    }

    /** All that match, one after the other, as a spreadsheet needs them. */
    public void forEach(RegisterQuery query, Actor reader, Consumer<IncomingDocument> entry) {
        try (MongoCursor<Document> found =
                sorted(matching(query, reader), query.order()).batchSize(BATCH).iterator()) {
            found.forEachRemaining(document -> entry.accept(store.read(document)));
        }
    }

    /** The documents with calls still to be made, the longest due first (D8). */
    public List<IncomingDocument> withOpenCalls(Actor reader) {
        return sorted(and(visibleTo(reader), eq(at("openCalls"), true)), RegisterOrder.DUE_ASCENDING)
                .map(store::read)
                .into(new ArrayList<>());
    }

    private FindIterable<Document> sorted(Bson filter, RegisterOrder order) {
        return store.collection()
                .find(filter)
                // Nobody needs the whole history for a line in the register.
                .projection(Projections.exclude("journal", RegisterEntry.FIELD + ".tokens"))
                .sort(new PageTurning(order.field(), order.descending()).sort());
    }

    private Bson matching(RegisterQuery query, Actor reader) {
        var conditions = new ArrayList<Bson>();
        conditions.add(visibleTo(reader));
        query.q()
                .ifPresent(words -> SearchText.terms(words).forEach(term -> {
                    conditions.add(all(at("tokens"), SearchText.tokensOfTerm(term)));
                    // Pairs may stand apart from each other; only the text itself tells.
                    conditions.add(regex(at("text"), Pattern.compile(Pattern.quote(term))));
                }));
        query.stage().ifPresent(stage -> conditions.add(eq("stage", stage.name())));
        query.secrecy().ifPresent(secrecy -> conditions.add(eq(at("secrecy"), secrecy.name())));
        query.urgency().ifPresent(urgency -> conditions.add(eq(at("urgency"), urgency.name())));
        query.sender()
                .ifPresent(sender ->
                        conditions.add(regex(at("sender"), Pattern.compile(Pattern.quote(SearchText.normal(sender))))));
        query.channel().ifPresent(channel -> conditions.add(eq(at("channel"), channel.name())));
        query.section().ifPresent(section -> conditions.add(eq(at("sections"), section)));
        query.holder().ifPresent(holder -> conditions.add(eq(at("heldBy"), holder)));
        query.overdue().ifPresent(overdue -> conditions.add(overdue ? late() : nor(late())));
        query.from().ifPresent(day -> conditions.add(gte(at("receivedAt"), startOf(day))));
        query.to().ifPresent(day -> conditions.add(lt(at("receivedAt"), startOf(day.plusDays(1)))));
        return and(conditions);
    }

    private static Bson visibleTo(Actor reader) {
        Set<Principal> principals = Principal.of(reader);
        return and(
                in(at("visibleTo"), principals.stream().map(Principal::value).toList()),
                lte(at("secrecyRank"), reader.clearance().ordinal()));
    }

    private Bson late() {
        return and(
                eq("stage", IncomingStage.ASSIGNED.name()),
                eq("suspension", null),
                lt(at("dueAt"), Date.from(clock.instant())));
    }

    private Date startOf(LocalDate day) {
        ZoneId zone = office.calendar().hours().zone();
        return Date.from(day.atStartOfDay(zone).toInstant());
    }

    private static String at(String field) {
        return RegisterEntry.FIELD + "." + field;
    }
}
