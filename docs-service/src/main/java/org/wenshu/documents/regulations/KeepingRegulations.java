package org.wenshu.documents.regulations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Service;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.document.checks.regulations.Regulations;
import org.wenshu.documents.references.ImportReport;
import org.wenshu.documents.references.Listing;
import org.wenshu.documents.references.Sheet;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.KeyTaken;
import org.wenshu.platform.store.NewIds;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Keeps the register of regulations (法规文件库, D11), and answers the checks out of it. */
@Service
public class KeepingRegulations implements Regulations {
    private static final String IDENTITY = "identity";
    private static final String ISSUED = "regulation.issued";
    private static final Bson PRESENT = eq("removed", false);

    private final AggregateStore<RegulationEntry> store;
    private final Clock clock;

    KeepingRegulations(AggregateStores stores, Clock clock) {
        this.store = stores.of(RegulationEntry.class, "regulations")
                .id(RegulationEntry::id)
                .unique(
                        IDENTITY,
                        entry -> Optional.of(RegulationEntry.identity(entry.regulation()))
                                .filter(present -> !entry.removed()))
                .derived(
                        "titleKey",
                        entry -> Regulations.normalTitle(entry.regulation().title()))
                .derived(
                        "numberKey",
                        entry -> entry.regulation()
                                .number()
                                .map(Regulations::normalNumber)
                                .orElse(""))
                .derived("text", KeepingRegulations::text)
                .derived(
                        "issuerText", entry -> Listing.normal(entry.regulation().issuer()))
                .index("titleKey", ISSUED)
                .index("numberKey", ISSUED)
                .index(ISSUED, "_id")
                .build();
        this.clock = clock;
    }

    private static String text(RegulationEntry entry) {
        return Listing.normal(entry.regulation().title()) + "\n"
                + entry.regulation().number().map(Listing::normal).orElse("");
    }

    /**
     * What somebody looks for.
     *
     * @param q words of title or number
     * @param issuer part of the issuer's name
     */
    record Query(Optional<String> q, Optional<Regulation.State> state, Optional<String> issuer) {
        private Bson filter() {
            List<Bson> conditions = new ArrayList<>();
            conditions.add(PRESENT);
            q.ifPresent(words -> conditions.addAll(Listing.contains("text", words)));
            state.ifPresent(wanted -> conditions.add(eq("regulation.state", wanted.name())));
            issuer.ifPresent(name -> conditions.addAll(Listing.contains("issuerText", name)));
            return and(conditions);
        }
    }

    RegulationEntry enter(Regulation regulation, Actor by) {
        try {
            return store.insert(new RegulationEntry(NewIds.next(), regulation, by, clock.instant(), "CREATED"));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken);
        }
    }

    RegulationEntry correct(String id, Regulation right, Optional<String> reason, Actor by) {
        try {
            return store.change(id, entry -> entry.correct(right, reason, by, clock.instant()));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken);
        }
    }

    RegulationEntry amend(String id, LocalDate on, Optional<String> replacedBy, String reason, Actor by) {
        return store.change(id, entry -> entry.amend(on, replacedBy, reason, by, clock.instant()));
    }

    RegulationEntry repeal(String id, LocalDate on, Optional<String> replacedBy, String reason, Actor by) {
        return store.change(id, entry -> entry.repeal(on, replacedBy, reason, by, clock.instant()));
    }

    RegulationEntry remove(String id, String reason, Actor by) {
        return store.change(id, entry -> entry.remove(reason, by, clock.instant()));
    }

    RegulationEntry get(String id) {
        return store.get(id);
    }

    Page<RegulationEntry> page(Query query, Cursor cursor) {
        return Listing.page(store, query.filter(), ISSUED, true, cursor);
    }

    void forEach(Query query, Consumer<RegulationEntry> entry) {
        try (MongoCursor<Document> found = store.collection()
                .find(query.filter())
                .sort(Sorts.ascending(ISSUED, "_id"))
                .iterator()) {
            found.forEachRemaining(document -> entry.accept(store.read(document)));
        }
    }

    ImportReport.Outcome put(Regulation regulation, String fileName, Actor by, Consumer<RegulationEntry> stored) {
        String identity = RegulationEntry.identity(regulation);
        Optional<RegulationEntry> there = store.findByKey(IDENTITY, identity);
        if (there.isEmpty()) {
            try {
                stored.accept(
                        store.insert(new RegulationEntry(NewIds.next(), regulation, by, clock.instant(), "IMPORTED")));
                return ImportReport.Outcome.CREATED;
            } catch (KeyTaken enteredMeanwhile) {
                there = store.findByKey(IDENTITY, identity);
            }
        }
        RegulationEntry before = there.orElseThrow(() -> Problem.of(ProblemType.CONFLICT));
        RegulationEntry after = store.change(
                before.id(), entry -> entry.correct(regulation, Optional.of("导入" + fileName), by, clock.instant()));
        stored.accept(after);
        return after.version() == before.version() ? ImportReport.Outcome.UNCHANGED : ImportReport.Outcome.CHANGED;
    }

    /** Takes in a sheet: all rows, or with any error none. */
    List<ImportReport.Taken> takeIn(Sheet sheet, Actor by) {
        List<RegulationSheet.Line> lines = RegulationSheet.read(sheet);
        List<ImportReport.Taken> taken = new ArrayList<>();
        for (RegulationSheet.Line line : lines) {
            var id = new StringBuilder();
            ImportReport.Outcome outcome =
                    put(line.regulation(), "表格第" + line.row() + "行", by, entry -> id.append(entry.id()));
            taken.add(new ImportReport.Taken(
                    line.row(), outcome, id.toString(), line.regulation().title()));
        }
        return taken;
    }

    private static Problem alreadyThere(KeyTaken taken) {
        return Problem.of(ProblemType.ALREADY_REGISTERED)
                .detail("库中已有该文件", "the register has it already")
                .with("id", taken.holder())
                .causedBy(taken);
    }

    // What the checks ask

    @Override
    public Optional<Regulation> numbered(String number) {
        return latest(eq("numberKey", Regulations.normalNumber(number)));
    }

    @Override
    public Optional<Regulation> titled(String title) {
        return latest(eq("titleKey", Regulations.normalTitle(title)));
    }

    @Override
    public boolean isEmpty() {
        return store.collection().find(PRESENT).limit(1).first() == null;
    }

    private Optional<Regulation> latest(Bson key) {
        return Optional.ofNullable(store.collection()
                        .find(Filters.and(key, PRESENT))
                        .sort(Sorts.descending(ISSUED))
                        .first())
                .map(store::read)
                .map(RegulationEntry::regulation);
    }
}
