package org.wenshu.archive.custody;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Service;
import org.wenshu.archive.custody.model.ChainCheck;
import org.wenshu.archive.custody.model.CustodyEntry;
import org.wenshu.archive.custody.model.Digests;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateMapping;
import org.wenshu.platform.store.NewIds;

/**
 * Verifies the custody log from its first entry to its last (A3). What was found is kept, and the next verification
 * compares with it: so the cutting off of the newest entries, which the chain alone cannot tell, shows too.
 */
@Service
public class VerifyingCustody {
    private static final int BATCH = 500;

    private final CustodyLog log;
    private final MongoCollection<Document> verifications;
    private final Clock clock;

    /**
     * What one verification found.
     *
     * @param entries how many entries are in order, from the first
     * @param head the digests of the last of them: whoever notes them down can show later that nothing was changed since
     * @param firstBroken the first entry that is not in order, or empty
     */
    public record Verification(
            String id,
            Instant at,
            String byId,
            String by,
            long entries,
            Digests head,
            Optional<ChainCheck.Break> firstBroken) {
        public boolean intact() {
            return firstBroken.isEmpty();
        }
    }

    VerifyingCustody(CustodyLog log, MongoDatabase database, Clock clock) {
        this.log = log;
        this.verifications = database.getCollection("custody_verifications");
        this.clock = clock;
    }

    Verification verify(Actor by) {
        Optional<Verification> known = lastIntact();
        var check = new ChainCheck();
        boolean more = true;
        while (more) {
            List<CustodyEntry> batch = log.after(check.checked(), BATCH);
            for (CustodyEntry entry : batch) {
                check.next(entry);
                known.filter(before -> entry.sequence() == before.entries()
                                && !entry.digests().equals(before.head()))
                        .ifPresent(before -> check.replaced(before.entries()));
            }
            if (batch.isEmpty() && log.goesOnAfter(check.checked())) {
                check.missing();
            }
            more = !batch.isEmpty() && check.broken().isEmpty();
        }
        known.filter(before -> before.entries() > check.checked())
                .ifPresent(before -> check.replaced(check.checked() + 1));
        var verification = new Verification(
                NewIds.next(),
                clock.instant(),
                by.id().value(),
                by.signature(),
                check.checked(),
                check.head(),
                check.broken());
        // A repeated request verifies again; what it says then is the newer truth.
        verifications.replaceOne(
                new Document("_id", verification.id()),
                AggregateMapping.toDocument(verification)
                        .append("_id", verification.id())
                        .append("intact", verification.intact()),
                new ReplaceOptions().upsert(true));
        return verification;
    }

    private Optional<Verification> lastIntact() {
        return Optional.ofNullable(verifications
                        .find(new Document("intact", true))
                        .sort(new Document("entries", -1))
                        .limit(1)
                        .first())
                .map(document -> AggregateMapping.fromDocument(document, Verification.class));
    }
}
