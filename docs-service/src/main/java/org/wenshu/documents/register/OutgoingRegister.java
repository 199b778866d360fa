package org.wenshu.documents.register;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The register of outgoing documents (发文登记簿): what a person may see of it, found, sorted and counted. */
@Component
public class OutgoingRegister {
    private static final int BATCH = 200;
    /** So many of the newest documents are weighed for likeness. */
    private static final int WEIGHED = 500;

    private final AggregateStore<OutgoingDocument> store;
    private final Office office;

    OutgoingRegister(AggregateStore<OutgoingDocument> store, Office office) {
        this.store = store;
        this.office = office;
    }

    /** One page, with the number of all that match. */
    public Page<OutgoingDocument> page(OutgoingQuery query, Cursor cursor, Actor reader) {
        Bson matches = matching(query, reader);
        PageTurning turning = query.order().turning();
        Bson onThisPage =
                turning.after(cursor).map(position -> and(matches, position)).orElse(matches);
        List<Document> found =
                sorted(onThisPage, turning).limit(cursor.limit() + 1).into(new ArrayList<>());
        return cursor.page(found, turning::position).map(store::read).withTotal(Total.of(store.collection(), matches));
    }

    /** All that match, one after the other, as a spreadsheet needs them. */
    public void forEach(OutgoingQuery query, Actor reader, Consumer<OutgoingDocument> entry) {
        try (MongoCursor<Document> found = sorted(
                        matching(query, reader), query.order().turning())
                .batchSize(BATCH)
                .iterator()) {
            found.forEachRemaining(document -> entry.accept(store.read(document)));
        }
    }

    /** Documents of the past whose titles share most pairs of characters with this one's (相似公文, D10), the likest first. */
    public List<OutgoingDocument> similarTo(OutgoingDocument document, int limit, Actor reader) {
        Set<String> pairs = pairs(document.facts().title());
        if (pairs.isEmpty()) {
            return List.of();
        }
        record Weighed(Document found, long shared) {}
        return store
                .collection()
                .find(and(
                        visibleTo(reader),
                        in(at("tokens"), pairs),
                        ne("_id", document.id().value()),
                        ne("stage", "VOID")))
                .projection(Projections.exclude("journal"))
                .sort(new PageTurning(at("draftedAt"), true).sort())
                .limit(WEIGHED)
                .map(found -> new Weighed(
                        found,
                        pairs(store.read(found).facts().title()).stream()
                                .filter(pairs::contains)
                                .count()))
                .into(new ArrayList<>())
                .stream()
                // Less than a third in common is no likeness.
                .filter(weighed -> weighed.shared() * 3 >= pairs.size())
                .sorted(Comparator.comparingLong(Weighed::shared).reversed())
                .limit(limit)
                .map(weighed -> store.read(weighed.found()))
                .toList();
    }

    private static Set<String> pairs(String title) {
        return SearchText.tokens(SearchText.of(title)).stream()
                .filter(token -> token.length() == 2)
                .collect(java.util.stream.Collectors.toSet());
    }

    private FindIterable<Document> sorted(Bson filter, PageTurning turning) {
        return store.collection()
                .find(filter)
                // Nobody needs the whole history for a line in the register.
                .projection(Projections.exclude("journal", "findings", at("tokens")))
                .sort(turning.sort());
    }

    private Bson matching(OutgoingQuery query, Actor reader) {
        var conditions = new ArrayList<Bson>();
        conditions.add(visibleTo(reader));
        query.q()
                .ifPresent(words -> SearchText.terms(words).forEach(term -> {
                    conditions.add(all(at("tokens"), SearchText.tokensOfTerm(term)));
                    // Pairs may stand apart from each other; only the text itself tells.
                    conditions.add(regex(at("text"), Pattern.compile(Pattern.quote(term))));
                }));
        query.stage().ifPresent(stage -> conditions.add(eq("stage", stage.name())));
        query.kind().ifPresent(kind -> conditions.add(eq(at("kind"), kind.name())));
        query.secrecy().ifPresent(secrecy -> conditions.add(eq(at("secrecy"), secrecy.name())));
        query.section().ifPresent(section -> conditions.add(eq("section", section.value())));
        query.drafter().ifPresent(person -> conditions.add(eq("drafter", person.value())));
        query.holder().ifPresent(holder -> conditions.add(eq(at("heldBy"), holder.value())));
        query.cause().ifPresent(cause -> conditions.add(eq(at("cause"), OutgoingRegisterEntry.key(cause))));
        query.from().ifPresent(day -> conditions.add(gte(at("draftedAt"), startOf(day))));
        query.to().ifPresent(day -> conditions.add(lt(at("draftedAt"), startOf(day.plusDays(1)))));
        return and(conditions);
    }

    private static Bson visibleTo(Actor reader) {
        return and(
                in(
                        at("visibleTo"),
                        Principal.of(reader).stream().map(Principal::value).toList()),
                lte(at("secrecyRank"), reader.clearance().ordinal()));
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(office.calendar().hours().zone()).toInstant());
    }

    private static String at(String field) {
        return OutgoingRegisterEntry.FIELD + "." + field;
    }
}
