package org.wenshu.directory.delegations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.wenshu.directory.delegations.model.Delegation;
import org.wenshu.directory.entries.Fault;
import org.wenshu.directory.entries.InvalidEntry;
import org.wenshu.directory.entries.Refusals;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.NewIds;

/** Handing over named authorities for a period, and taking them back (O3). */
@Component
public class Delegating {
    private final AggregateStore<Delegation> delegations;
    private final KeepingPeople people;
    private final Clock clock;

    Delegating(AggregateStore<Delegation> delegations, KeepingPeople people, Clock clock) {
        this.delegations = delegations;
        this.people = people;
        this.clock = clock;
    }

    static String storeId(String id) {
        return "delegation/" + id;
    }

    Delegation grant(PersonId from, PersonId to, Delegation.Terms terms, Caller caller) {
        mustBeEntitled(caller, from);
        Delegation.Party giver = party("fromPersonId", from);
        Delegation.Party taker = party("toPersonId", to);
        return delegations.insert(
                Delegation.grant(NewIds.next(), giver, taker, terms, Refusals.author(caller), clock.instant()));
    }

    Delegation revoke(String id, String reason, Caller caller) {
        return delegations.change(storeId(id), delegation -> {
            mustBeEntitled(caller, delegation.from());
            delegation.revoke(reason, Refusals.author(caller), clock.instant());
        });
    }

    /** The delegator, the one who may act and administrators see a delegation; to others it does not exist. */
    Delegation get(String id, Caller caller) {
        return delegations
                .find(storeId(id))
                .filter(delegation -> mayAdminister(caller)
                        || isCaller(caller, delegation.from())
                        || isCaller(caller, delegation.to()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    List<Delegation> list(Optional<String> from, Optional<String> to, boolean activeOnly, Caller caller) {
        List<Bson> filters = new ArrayList<>();
        filters.add(new Document());
        from.ifPresent(person -> filters.add(eq("from", person)));
        to.ifPresent(person -> filters.add(eq("to", person)));
        if (!mayAdminister(caller)) {
            filters.add(
                    new Document("$or", List.of(new Document("from", caller.id()), new Document("to", caller.id()))));
        }
        if (activeOnly) {
            filters.add(inForce(clock.instant()));
        }
        return delegations
                .collection()
                .find(and(filters))
                .sort(new Document("start", -1).append("_id", 1))
                .map(delegations::read)
                .into(new ArrayList<>());
    }

    /** The delegations by which a person may act for others now. */
    public List<Delegation> inForceTo(PersonId person) {
        return delegations.findAll(and(eq("to", person.value()), inForce(clock.instant())));
    }

    private static Bson inForce(Instant now) {
        return and(eq("revoked", false), lte("start", Date.from(now)), gt("end", Date.from(now)));
    }

    private Delegation.Party party(String field, PersonId id) {
        Person person = people.find(id)
                .orElseThrow(() ->
                        new InvalidEntry(new Fault(field, "unknown-person", "没有这个人员：" + id, "no such person: " + id)));
        return new Delegation.Party(person.id(), person.details().name(), person.active(), person.authorities());
    }

    private static void mustBeEntitled(Caller caller, PersonId from) {
        if (caller.onBehalfOf().isPresent()) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("代理人不能再授权他人", "who acts by delegation cannot delegate further")
                    .with("rule", "no-chain");
        }
        boolean own = isCaller(caller, from) && caller.may(Authorities.DELEGATE);
        if (!own && !mayAdminister(caller)) {
            throw Problem.of(ProblemType.FORBIDDEN)
                    .detail("只能就本人的权限授权代理", "only one's own authorities can be delegated or taken back")
                    .with("rule", "own-authority");
        }
    }

    private static boolean mayAdminister(Caller caller) {
        return caller.may(Authorities.DIRECTORY_ADMINISTER);
    }

    private static boolean isCaller(Caller caller, PersonId person) {
        return caller.id().equals(person.value());
    }
}
