package org.wenshu.directory.people;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.EntryIds;
import org.wenshu.directory.entries.Refusals;
import org.wenshu.directory.people.model.Person;
import org.wenshu.directory.people.model.PersonDetails;
import org.wenshu.directory.people.model.PersonInput;
import org.wenshu.directory.people.model.PersonRules;
import org.wenshu.directory.sections.KeepingSections;
import org.wenshu.directory.sections.Section;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.KeyTaken;
import org.wenshu.platform.store.Total;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Entering, correcting and deactivating the organ's people (O1, O2, O4). */
@Component
public class KeepingPeople {
    private final AggregateStore<Person> people;
    private final KeepingSections sections;
    private final EndingSignIns signIns;
    private final Clock clock;
    private final PersonRules rules;

    KeepingPeople(AggregateStore<Person> people, KeepingSections sections, EndingSignIns signIns, Clock clock) {
        this.people = people;
        this.sections = sections;
        this.signIns = signIns;
        this.clock = clock;
        this.rules = new PersonRules(new StoredOrgan());
    }

    /** Ends whatever a person is signed in to: what this package asks of the sign-in. */
    public interface EndingSignIns {
        void endAll(PersonId person);
    }

    static String storeId(PersonId id) {
        return "person/" + id.value();
    }

    public Person enter(@Nullable String wantedId, PersonInput input, Author by) {
        var id = new PersonId(EntryIds.ownOrNew(wantedId));
        PersonDetails details = checked(id, input);
        return keyed(() -> people.insert(Person.enter(id, details, by, clock.instant())));
    }

    /** Enters the person or corrects the one with that id: repeated, it changes nothing more. */
    public Person enterOrCorrect(PersonId id, PersonDetails details, Author by) {
        return keyed(() -> people.insertOnce(Person.enter(id, details, by, clock.instant()))
                .orElseGet(() -> people.change(storeId(id), person -> person.correct(details, by, clock.instant()))));
    }

    public Person correct(PersonId id, PersonInput input, Author by) {
        PersonDetails details = checked(id, input);
        return keyed(() -> people.change(storeId(id), person -> {
            boolean administers = details.roles().stream().anyMatch(held -> held.role() == Role.ADMINISTRATOR);
            if (person.active() && person.roles().contains(Role.ADMINISTRATOR) && !administers) {
                mustNotBeTheLastAdministrator(id);
            }
            person.correct(details, by, clock.instant());
        }));
    }

    public Person deactivate(PersonId id, String reason, Author by) {
        Person deactivated = people.change(storeId(id), person -> {
            if (person.roles().contains(Role.ADMINISTRATOR)) {
                mustNotBeTheLastAdministrator(id);
            }
            person.deactivate(reason, by, clock.instant());
        });
        signIns.endAll(id);
        return deactivated;
    }

    public Person reactivate(PersonId id, Author by) {
        return people.change(storeId(id), person -> person.reactivate(by, clock.instant()));
    }

    public Person get(PersonId id) {
        return people.get(storeId(id));
    }

    public Optional<Person> find(PersonId id) {
        return people.find(storeId(id));
    }

    /** The person whom the organ's own identity provider knows by that subject. */
    public Optional<Person> findByExternalSubject(String subject) {
        return people.findByKey("externalSubject", subject);
    }

    /** In protocol order. */
    Page<Person> list(PersonStore.Wanted wanted, Cursor cursor) {
        List<Bson> filters = new ArrayList<>();
        filters.add(new Document());
        wanted.text().filter(text -> !text.isBlank()).ifPresent(text -> {
            Pattern contains = Pattern.compile(Pattern.quote(text.strip()), Pattern.CASE_INSENSITIVE);
            filters.add(or(regex("details.name", contains), regex("details.post", contains)));
        });
        wanted.section().ifPresent(section -> filters.add(eq("details.sections", section)));
        wanted.role().ifPresent(role -> filters.add(eq("details.roles.role", role)));
        wanted.active().ifPresent(active -> filters.add(eq("active", active)));
        var page = new ArrayList<>(filters);
        cursor.after("rank").map(Integer::valueOf).ifPresent(rank -> {
            String id = cursor.after("id").orElse("");
            page.add(or(gt("details.rankOrder", rank), and(eq("details.rankOrder", rank), gt("_id", id))));
        });
        List<Person> found = people.collection()
                .find(and(page))
                .sort(new Document("details.rankOrder", 1).append("_id", 1))
                .limit(cursor.limit() + 1)
                .map(people::read)
                .into(new ArrayList<>());
        return cursor.page(
                        found,
                        person -> Map.of(
                                "rank", String.valueOf(person.details().rankOrder()), "id", storeId(person.id())))
                .withTotal(Total.of(people.collection(), and(filters)));
    }

    private PersonDetails checked(PersonId id, PersonInput input) {
        var checks = new Checks();
        PersonDetails details = rules.read(id, input, checks);
        checks.done();
        return details;
    }

    /** Without an administrator nobody could ever let anybody in again. */
    private void mustNotBeTheLastAdministrator(PersonId id) {
        if (otherAdministrators(id) == 0) {
            throw new ChangeRefused("last-administrator", "不能停用或撤销最后一名系统管理员", "the last administrator must stay");
        }
    }

    /** Whether nobody else could administer if that person no longer did. */
    boolean isLastAdministrator(PersonId id) {
        return find(id).filter(person -> person.active() && person.roles().contains(Role.ADMINISTRATOR))
                        .isPresent()
                && otherAdministrators(id) == 0;
    }

    private long otherAdministrators(PersonId id) {
        return people.collection()
                .countDocuments(and(
                        eq("active", true),
                        eq("details.roles.role", Role.ADMINISTRATOR.name()),
                        ne("_id", storeId(id))));
    }

    private static Person keyed(Supplier<Person> write) {
        try {
            return write.get();
        } catch (KeyTaken taken) {
            throw Refusals.taken(taken, taken.key());
        }
    }

    /** The organ as it is in the store now. */
    final class StoredOrgan implements PersonRules.Organ {
        @Override
        public boolean hasActiveSection(SectionId id) {
            return sections.find(id).filter(Section::active).isPresent();
        }

        @Override
        public Optional<String> leaderInCharge(SectionId section, PersonId except) {
            return inChargeOf(section)
                    .filter(leader -> !leader.id().equals(except))
                    .map(leader -> leader.details().name());
        }
    }

    Optional<Person> inChargeOf(SectionId section) {
        return Optional.ofNullable(people.collection()
                        .find(and(eq("active", true), eq("details.inChargeOf", section.value())))
                        .first())
                .map(people::read);
    }
}
