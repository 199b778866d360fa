package org.wenshu.documents.wording;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Service;
import org.wenshu.document.checks.Vocabulary;
import org.wenshu.documents.references.Listing;
import org.wenshu.documents.wording.OwnWord.Wording;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.KeyTaken;
import org.wenshu.platform.store.NewIds;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** Keeps the organ's own word lists (D11), which extend the standard ones. */
@Service
public class KeepingWords {
    private static final Bson PRESENT = eq("removed", false);
    private static final String TEXT = "wording.text";

    private final AggregateStore<OwnWord> store;
    private final Clock clock;

    KeepingWords(AggregateStores stores, Clock clock) {
        this.store = stores.of(OwnWord.class, "own_words")
                .id(OwnWord::id)
                .unique(
                        "wording",
                        entry -> Optional.of(entry.wording().kind() + "/"
                                        + entry.wording().text())
                                .filter(present -> !entry.removed()))
                .derived("searchText", KeepingWords::searchText)
                .index(TEXT, "_id")
                .build();
        this.clock = clock;
    }

    private static String searchText(OwnWord entry) {
        Wording wording = entry.wording();
        return Listing.normal(wording.text() + "|" + wording.instead().orElse("") + "|"
                + wording.why().orElse(""));
    }

    /** The standard lists and the organ's own entries. */
    public Vocabulary vocabulary() {
        List<Vocabulary.Entry> entries = new ArrayList<>(Vocabulary.standard().entries());
        store.findAll(PRESENT).forEach(word -> entries.add(word.wording().entry()));
        return new Vocabulary(entries);
    }

    OwnWord enter(Wording wording, Actor by) {
        try {
            return store.insert(new OwnWord(NewIds.next(), wording, by, clock.instant()));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken);
        }
    }

    OwnWord correct(String id, Wording right, Actor by) {
        try {
            return store.change(id, word -> word.correct(right, by, clock.instant()));
        } catch (KeyTaken taken) {
            throw alreadyThere(taken);
        }
    }

    OwnWord remove(String id, String reason, Actor by) {
        return store.change(id, word -> word.remove(reason, by, clock.instant()));
    }

    OwnWord get(String id) {
        return store.get(id);
    }

    Page<OwnWord> page(Optional<String> q, Optional<Vocabulary.Kind> kind, Cursor cursor) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(PRESENT);
        q.ifPresent(words -> conditions.addAll(Listing.contains("searchText", words)));
        kind.ifPresent(wanted -> conditions.add(eq("wording.kind", wanted.name())));
        return Listing.page(store, and(conditions), TEXT, false, cursor);
    }

    private static Problem alreadyThere(KeyTaken taken) {
        return Problem.of(ProblemType.ALREADY_REGISTERED)
                .detail("用语表中已有该词", "the list has this word already")
                .with("id", taken.holder())
                .causedBy(taken);
    }
}
