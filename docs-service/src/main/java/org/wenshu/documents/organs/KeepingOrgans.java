package org.wenshu.documents.organs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Service;
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.organs.OrganEntry.Particulars;
import org.wenshu.documents.references.ImportReport;
import org.wenshu.documents.references.Listing;
import org.wenshu.documents.references.Sheet;
import org.wenshu.documents.references.SheetErrors;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.KeyTaken;
import org.wenshu.platform.store.NewIds;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Keeps the list of organs that the office writes to (发文单位名录), in the order of protocol. */
@Service
public class KeepingOrgans {
    private static final String NAME = "name";
    private static final String ORDER = "sortKey";
    private static final String NAMES = "names";
    private static final Bson PRESENT = eq("removed", false);

    private final AggregateStore<OrganEntry> store;
    private final Clock clock;

    KeepingOrgans(AggregateStores stores, Clock clock) {
        this.store = stores.of(OrganEntry.class, "organs")
                .id(OrganEntry::id)
                .unique(NAME, entry -> Optional.of(entry.particulars().name()).filter(present -> !entry.removed()))
                .derived(NAMES, entry -> entry.particulars().names())
                .derived(
                        "text",
                        entry -> Listing.normal(
                                String.join("|", entry.particulars().names())))
                .derived(
                        ORDER,
                        entry -> String.format(
                                Locale.ROOT,
                                "%06d%s",
                                entry.particulars().order(),
                                entry.particulars().name()))
                .index(NAMES)
                .index(ORDER, "_id")
                .build();
        this.clock = clock;
    }

    /** All organs in the order of protocol, as the checks know them. */
    public Organs organs() {
        var organs = new ArrayList<Organs.Organ>();
        forEach(
                query(Optional.empty(), Optional.empty()),
                entry -> organs.add(entry.particulars().organ()));
        return new Organs(organs);
    }

    /** The organ of a full name or an accepted short form: how to send documents to it. */
    public Optional<OrganEntry> named(String name) {
        return store.findAll(and(eq(NAMES, name), PRESENT)).stream()
                .filter(entry -> !entry.particulars().informal().contains(name))
                .findFirst();
    }

    OrganEntry enter(Particulars particulars, Actor by) {
        String id = NewIds.next();
        refuseTwins(id, particulars);
        try {
            return store.insert(new OrganEntry(id, particulars, by, clock.instant(), "CREATED"));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken.holder());
        }
    }

    OrganEntry correct(String id, Particulars right, Optional<String> reason, Actor by) {
        refuseTwins(id, right);
        try {
            return store.change(id, entry -> entry.correct(right, reason, by, clock.instant()));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken.holder());
        }
    }

    OrganEntry remove(String id, String reason, Actor by) {
        return store.change(id, entry -> entry.remove(reason, by, clock.instant()));
    }

    OrganEntry get(String id) {
        return store.get(id);
    }

    static Bson query(Optional<String> q, Optional<Organs.Relation> relation) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(PRESENT);
        q.ifPresent(words -> conditions.addAll(Listing.contains("text", words)));
        relation.ifPresent(wanted -> conditions.add(eq("particulars.relation", wanted.name())));
        return and(conditions);
    }

    Page<OrganEntry> page(Bson query, Cursor cursor) {
        return Listing.page(store, query, ORDER, false, cursor);
    }

    void forEach(Bson query, Consumer<OrganEntry> entry) {
        try (MongoCursor<Document> found = store.collection()
                .find(query)
                .sort(Sorts.ascending(ORDER, "_id"))
                .iterator()) {
            found.forEachRemaining(document -> entry.accept(store.read(document)));
        }
    }

    /** Takes in a sheet: all rows, or with any error none. */
    List<ImportReport.Taken> takeIn(Sheet sheet, Actor by) {
        List<OrganSheet.Line> lines = OrganSheet.read(sheet);
        Map<String, OrganEntry> present = new HashMap<>();
        forEach(PRESENT, entry -> present.put(entry.particulars().name(), entry));
        refuseTwins(lines, present);
        List<ImportReport.Taken> taken = new ArrayList<>();
        for (OrganSheet.Line line : lines) {
            taken.add(put(line, present, by));
        }
        return taken;
    }

    private ImportReport.Taken put(OrganSheet.Line line, Map<String, OrganEntry> present, Actor by) {
        Particulars particulars = line.particulars();
        OrganEntry before = present.get(particulars.name());
        OrganEntry after;
        ImportReport.Outcome outcome;
        if (before == null) {
            try {
                after = store.insert(new OrganEntry(NewIds.next(), particulars, by, clock.instant(), "IMPORTED"));
                outcome = ImportReport.Outcome.CREATED;
            } catch (KeyTaken enteredMeanwhile) {
                throw Problem.of(ProblemType.CONFLICT).causedBy(enteredMeanwhile);
            }
        } else {
            after = store.change(
                    before.id(), entry -> entry.correct(particulars, Optional.of("导入表格"), by, clock.instant()));
            outcome =
                    after.version() == before.version() ? ImportReport.Outcome.UNCHANGED : ImportReport.Outcome.CHANGED;
        }
        return new ImportReport.Taken(line.row(), outcome, after.id(), particulars.name());
    }

    /** One name means one organ; otherwise nobody could tell whom a document is for. */
    private void refuseTwins(String id, Particulars particulars) {
        store.findAll(and(in(NAMES, particulars.names()), PRESENT, ne("_id", id))).stream()
                .findFirst()
                .ifPresent(twin -> {
                    throw alreadyThere(twin.id());
                });
    }

    private static void refuseTwins(List<OrganSheet.Line> lines, Map<String, OrganEntry> present) {
        var errors = new SheetErrors();
        Map<String, String> owners = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        lines.forEach(line -> replaced.add(line.particulars().name()));
        present.values().stream()
                .map(OrganEntry::particulars)
                .filter(organ -> !replaced.contains(organ.name()))
                .forEach(organ -> organ.names().forEach(name -> owners.put(name, organ.name())));
        for (OrganSheet.Line line : lines) {
            for (String name : line.particulars().names()) {
                String owner = owners.putIfAbsent(name, line.particulars().name());
                if (owner != null) {
                    errors.add(
                            line.row(),
                            "名称",
                            "unique",
                            "“" + name + "”已是“" + owner + "”的名称",
                            "is already a name of " + owner);
                }
            }
        }
        errors.refuseIfAny();
    }

    private static Problem alreadyThere(String holder) {
        return Problem.of(ProblemType.ALREADY_REGISTERED)
                .detail("名录中已有使用该名称的单位", "an organ of the list has this name already")
                .with("id", holder);
    }
}
