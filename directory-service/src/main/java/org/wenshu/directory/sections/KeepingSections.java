package org.wenshu.directory.sections;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.ChangeRefused;
import org.wenshu.directory.entries.EntryIds;
import org.wenshu.directory.entries.Refusals;
import org.wenshu.directory.people.model.Person;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.KeyTaken;

/** Founding, correcting and dissolving the organ's sections (O1). */
@Component
public class KeepingSections {
    private final AggregateStore<Section> sections;
    private final AggregateStore<Person> people;
    private final Clock clock;

    KeepingSections(AggregateStore<Section> sections, AggregateStore<Person> people, Clock clock) {
        this.sections = sections;
        this.people = people;
        this.clock = clock;
    }

    static String storeId(SectionId id) {
        return "section/" + id.value();
    }

    public Section found(@Nullable String wantedId, Section.Input input, Author by) {
        var id = new SectionId(EntryIds.ownOrNew(wantedId));
        Section.Details details = input.check();
        return keyed(() -> sections.insert(Section.found(id, details, by, clock.instant())));
    }

    /** The same section founded again is the one that exists: for the set-up, which may be cut off and repeated. */
    public Section foundOnce(SectionId id, Section.Details details, Author by) {
        return keyed(() -> sections.insertOnce(Section.found(id, details, by, clock.instant()))
                .orElseGet(() -> get(id)));
    }

    public Section correct(SectionId id, Section.Input input, Author by) {
        Section.Details details = input.check();
        return keyed(() -> sections.change(storeId(id), section -> section.correct(details, by, clock.instant())));
    }

    public Section dissolve(SectionId id, Author by) {
        long members = people.collection().countDocuments(and(eq("active", true), eq("details.sections", id.value())));
        if (members > 0) {
            throw new ChangeRefused(
                    "has-members",
                    "该科室仍有 " + members + " 名在职人员，须先调出",
                    "the section still has " + members + " active people");
        }
        return sections.change(storeId(id), section -> section.dissolve(by, clock.instant()));
    }

    public Section restore(SectionId id, Author by) {
        return sections.change(storeId(id), section -> section.restore(by, clock.instant()));
    }

    public Section get(SectionId id) {
        return sections.get(storeId(id));
    }

    public Optional<Section> find(SectionId id) {
        return sections.find(storeId(id));
    }

    /** In the order of lists. */
    public List<Section> all(Optional<Boolean> active) {
        var filter = new Document();
        active.ifPresent(wanted -> filter.append("active", wanted));
        return sections.collection()
                .find(filter)
                .sort(new Document("details.order", 1).append("_id", 1))
                .map(sections::read)
                .into(new ArrayList<>());
    }

    private static Section keyed(Supplier<Section> write) {
        try {
            return write.get();
        } catch (KeyTaken taken) {
            throw Refusals.taken(taken, taken.key());
        }
    }
}
