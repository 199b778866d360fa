package org.wenshu.directory.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins and locks a sign-in name out for a while (登录锁定).
 *
 * <p>An attempt is counted, in one atomic write, before the password is looked at, so that guesses made at the same
 * moment on several instances cannot slip past. Names are counted whether or not they have an account: a stranger
 * learns nothing from being locked out.
 */
@Component
class LockOut {
    private static final String FAILURES = "failures";
    private static final String LOCKED_UNTIL = "lockedUntil";
    private static final String LAST = "lastAttemptAt";
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final MongoCollection<Document> attempts;

    LockOut(MongoDatabase database) {
        this.attempts = database.getCollection("sign_in_attempts");
    }

    /**
     * Counts an attempt.
     *
     * @return false when the name is locked out, so that no password must be tried
     */
    boolean admit(String name, int failuresAllowed, Duration lockedFor, Instant now) {
        Document counted = attempts.findOneAndUpdate(
                eq("_id", Digests.sha256(name)),
                Updates.combine(Updates.inc(FAILURES, 1), Updates.set(LAST, Date.from(now))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (counted == null) {
            return false;
        }
        Optional<Date> lockedUntil = Optional.ofNullable(counted.getDate(LOCKED_UNTIL));
        if (lockedUntil.isPresent()) {
            if (now.isBefore(lockedUntil.get().toInstant())) {
                return false;
            }
            // The lock is over; who ends it starts counting anew, and only one can.
            return attempts.updateOne(
                                    and(eq("_id", counted.getString("_id")), eq(LOCKED_UNTIL, lockedUntil.get())),
                                    Updates.combine(Updates.set(FAILURES, 1), Updates.unset(LOCKED_UNTIL)))
                            .getModifiedCount()
                    == 1;
        }
        int failures = counted.get(FAILURES, Number.class).intValue();
        if (failures >= failuresAllowed) {
            // This attempt is still tried; should it fail, too, the name is locked already.
            attempts.updateOne(
                    eq("_id", counted.getString("_id")), Updates.set(LOCKED_UNTIL, Date.from(now.plus(lockedFor))));
        }
        return failures <= failuresAllowed;
    }

    /** The password was right, or an administrator vouches for the person: nothing is held against the name. */
    void forgive(String name) {
        attempts.deleteOne(eq("_id", Digests.sha256(name)));
    }

    /** Until when the name is locked out, or empty. */
    Optional<Instant> lockedUntil(String name, Instant now) {
        return Optional.ofNullable(
                        attempts.find(eq("_id", Digests.sha256(name))).first())
                .map(found -> found.getDate(LOCKED_UNTIL))
                .map(Date::toInstant)
                .filter(now::isBefore);
    }

    /** Names that nobody has tried for long, such as those a stranger made up, are not kept. */
    void forgetOld(Instant now) {
        attempts.deleteMany(and(
                lt(LAST, Date.from(now.minus(FORGOTTEN_AFTER))),
                or(exists(LOCKED_UNTIL, false), lt(LOCKED_UNTIL, Date.from(now)))));
    }
}
