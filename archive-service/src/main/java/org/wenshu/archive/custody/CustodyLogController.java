package org.wenshu.archive.custody;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.archive.custody.model.ChainCheck;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.custody.model.CustodyEntry;
import org.wenshu.archive.custody.model.CustodyFact;
import org.wenshu.archive.custody.model.Digests;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.Secrecy;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The custody log for those who may verify it. */
@RestController
@RequestMapping("/api/v1/records/custody-log")
class CustodyLogController {
    private final CustodyLog log;
    private final VerifyingCustody verifying;

    CustodyLogController(CustodyLog log, VerifyingCustody verifying) {
        this.log = log;
        this.verifying = verifying;
    }

    /**
     * An entry as the reader may see it.
     *
     * @param fact empty when it speaks of what the reader is not cleared for: the place and the digests remain, since
     *     without them nobody could follow the chain
     */
    record EntryView(long sequence, Optional<FactView> fact, Digests previous, Digests digests) {
        static EntryView of(CustodyEntry entry, Actor reader) {
            Secrecy level = entry.fact().secrecy();
            boolean seen = level == Secrecy.NONE || reader.clearance().covers(level);
            return new EntryView(
                    entry.sequence(),
                    Optional.of(entry.fact()).filter(any -> seen).map(FactView::of),
                    entry.previous(),
                    entry.digests());
        }
    }

    /** What happened, by whom, when and from where. */
    record FactView(
            String key,
            CustodyAction action,
            String actionName,
            String subject,
            Optional<String> archiveNumber,
            Secrecy secrecy,
            String byId,
            String by,
            Optional<String> onBehalfOf,
            String from,
            Instant at,
            String detail) {
        static FactView of(CustodyFact fact) {
            return new FactView(
                    fact.key(),
                    fact.action(),
                    fact.action().chinese(),
                    fact.subject(),
                    fact.archiveNumber(),
                    fact.secrecy(),
                    fact.byId(),
                    fact.by(),
                    fact.onBehalfOf(),
                    fact.from(),
                    fact.at(),
                    fact.detail());
        }
    }

    /** The outcome of a verification. */
    record VerificationView(
            String id,
            boolean intact,
            long entries,
            Digests head,
            Optional<ChainCheck.Break> firstBroken,
            Instant at,
            String by) {}

    @GetMapping
    @Needs(Authorities.RECORDS_VERIFY)
    Page<EntryView> list(Cursor cursor, Actor actor) {
        long after = cursor.after("sequence").map(CustodyLogController::place).orElse(0L);
        List<CustodyEntry> found = log.after(after, cursor.limit() + 1);
        return cursor.page(found, entry -> Map.of("sequence", Long.toString(entry.sequence())))
                .<EntryView>map(entry -> EntryView.of(entry, actor))
                .withTotal(log.length());
    }

    private static long place(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("cursor", "cursor", "不是本列表给出的翻页标记", "is not a cursor that this list gave out")
                    .causedBy(e);
        }
    }

    @PostMapping("/verifications")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Authorities.RECORDS_VERIFY)
    VerificationView verify(Actor actor) {
        var found = verifying.verify(actor);
        return new VerificationView(
                found.id(), found.intact(), found.entries(), found.head(), found.firstBroken(), found.at(), found.by());
    }
}
