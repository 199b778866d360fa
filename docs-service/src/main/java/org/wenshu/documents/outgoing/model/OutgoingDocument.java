package org.wenshu.documents.outgoing.model;

import static org.wenshu.documents.outgoing.model.OutgoingAction.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wenshu.calendar.Deadline;
import org.wenshu.calendar.WorkingCalendar;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.Hand;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.ActionRefused.Ground;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/**
 * A document that the organ issues (发文, D10–D18); it changes only by the verbs below, and each leaves its journal entry.
 *
 * <p>Where it stands before its signature follows from which approvals count for its present content: each covers a
 * digest, so that a change re-opens exactly the levels that it touches.
 */
public final class OutgoingDocument {

    /** Signs what time and other services bring about. */
    private static final Actor THE_SYSTEM = new Actor(
            new PersonId("system"),
            "系统",
            Set.of(),
            Set.of(),
            Secrecy.NONE,
            Optional.empty(),
            Optional.empty(),
            "internal");

    /** Goes on while a document is suspended: nothing of it moves the document. */
    private static final Set<OutgoingAction> GOES_ON_WHILE_SUSPENDED =
            EnumSet.of(RESUME, VOID_DRAFT, CONFIRM_RECEIPT, RECALL_COPY, DESTROY_COPY, REQUEST_CALL, RECORD_CALL);

    private OutgoingDocumentId id;
    private long version;
    private OutgoingStage stage;
    private SectionId section;
    private PersonId drafter;
    private Instant draftedAt;
    private Optional<Cause> cause = Optional.empty();
    private List<Version> versions = new ArrayList<>();
    private List<CheckFinding> findings = new ArrayList<>();
    private List<OpinionRequest> opinionRequests = new ArrayList<>();
    private Optional<Route> route = Optional.empty();
    private List<Approval> approvals = new ArrayList<>();
    private List<Return> returns = new ArrayList<>();
    private List<Countersignature> countersignatures = new ArrayList<>();
    private List<PersonId> signingLeaders = new ArrayList<>();
    private List<Signature> signatures = new ArrayList<>();
    private Optional<DocumentNumber> number = Optional.empty();
    private List<Recheck> rechecks = new ArrayList<>();
    private int print = 1;
    private List<Proofreading> proofreadings = new ArrayList<>();
    private List<NumberedCopy> numberedCopies = new ArrayList<>();
    private List<Dispatch> dispatches = new ArrayList<>();
    private Optional<Instant> issuedAt = Optional.empty();
    private Optional<Deadline> archiveDeadline = Optional.empty();
    private Optional<Urging> archiveUrging = Optional.empty();
    private Optional<Filing> filing = Optional.empty();
    private Optional<String> archiveNumber = Optional.empty();
    private List<CallSheet> callSheets = new ArrayList<>();
    private Optional<Suspension> suspension = Optional.empty();
    private Optional<String> voidedBecause = Optional.empty();
    private List<JournalEntry> journal = new ArrayList<>();

    private transient List<OutgoingEvent> raised = new ArrayList<>();

    /** For the store, which fills every field. */
    @SuppressWarnings("NullAway.Init")
    private OutgoingDocument() {}

    // Drafting

    /** A draft is begun (起草, D10). */
    public static OutgoingDocument draft(
            OutgoingDocumentId id,
            SectionId section,
            Facts facts,
            Version.Fingerprints fingerprints,
            Optional<Cause> cause,
            Optional<String> remark,
            Actor by,
            Instant at) {
        mustBeCleared(by, facts);
        if (!by.belongsTo(section)) {
            throw new DetailRefused("sectionId", "own-section", "只能以本部门名义拟稿", "one drafts for a section of one's own");
        }
        var document = new OutgoingDocument();
        document.id = id;
        document.stage = OutgoingStage.DRAFTING;
        document.section = section;
        document.drafter = by.acting();
        document.draftedAt = at;
        document.cause = cause;
        document.keep(facts, fingerprints, remark, by, at);
        document.write(DRAFT, by, at, remark, List.of(new OutgoingEvent.Drafted(Hand.of(by), at)));
        return document;
    }

    /** The draft is changed; what approvals touch the change no longer count (修改, D10, D12). */
    public void revise(Facts facts, Version.Fingerprints fingerprints, Optional<String> remark, Actor by, Instant at) {
        must(REVISE, by);
        mustBeCleared(by, facts);
        if (fingerprints.whole().equals(present().fingerprints().whole())) {
            throw new DetailRefused("content", "changed", "内容与现有版本相同", "the content is that of the present version");
        }
        keep(facts, fingerprints, remark, by, at);
        move(REVISE, by, at, remark, new OutgoingEvent.Revised(versions.size(), Hand.of(by), at));
    }

    /** What the rules find in the present version is put beside it (D11); a word given on the same finding before holds on. */
    public void takeDown(List<CheckFinding> found, Instant at) {
        must(CHECK, THE_SYSTEM);
        var before = findings;
        findings = found.stream()
                .map(finding -> before.stream()
                        .filter(earlier -> earlier.sameAs(finding))
                        .flatMap(earlier -> earlier.settlement().stream())
                        .filter(settled -> settled.decision() == CheckFinding.Decision.OVERRULED)
                        .findFirst()
                        .map(finding::settled)
                        .orElse(finding))
                .collect(Collectors.toCollection(ArrayList::new));
        raised.add(new OutgoingEvent.Checked(at));
    }

    /** Sections are asked for their opinion (征求意见, D10). */
    public void seekOpinions(
            Collection<SectionId> sections,
            String question,
            Optional<LocalDate> dueDay,
            Actor by,
            Instant at,
            HouseRules rules) {
        must(SEEK_OPINIONS, by);
        var calendar = rules.calendar();
        Deadline deadline = dueDay.map(day -> until(day, at, rules))
                .orElseGet(() -> calendar.deadlineAfter(at, rules.opinionDays()));
        var request = new OpinionRequest(
                opinionRequests.size() + 1,
                versions.size(),
                List.copyOf(new LinkedHashSet<>(sections)),
                question,
                deadline,
                by.id(),
                by.signature(),
                at,
                List.of(),
                Urging.after(deadline, calendar),
                Optional.empty());
        opinionRequests.add(request);
        move(SEEK_OPINIONS, by, at, Optional.of(question), new OutgoingEvent.OpinionsSought(request, at));
    }

    /** A section gives the opinion that it was asked for (D10). */
    public void giveOpinion(int request, SectionId from, boolean agreed, Optional<String> text, Actor by, Instant at) {
        must(GIVE_OPINION, by);
        if (!by.belongsTo(from)) {
            throw new ActionRefused(stage, GIVE_OPINION, Ground.NOT_ASKED_FOR_AN_OPINION);
        }
        var asked = opinionRequests.stream()
                .filter(any -> any.number() == request && any.sections().contains(from))
                .findFirst()
                .orElseThrow(() -> new ActionRefused(stage, GIVE_OPINION, Ground.NOT_ASKED_FOR_AN_OPINION));
        if (!asked.outstanding().contains(from)) {
            throw new ActionRefused(stage, GIVE_OPINION, Ground.ALREADY_GIVEN);
        }
        if (!agreed && text.isEmpty()) {
            throw new DetailRefused("text", "required-without-agreement", "不同意的须说明意见", "say what you have against it");
        }
        replace(
                opinionRequests,
                asked,
                asked.answered(new OpinionRequest.Answer(from, agreed, text, by.id(), by.signature(), at)));
        move(
                GIVE_OPINION,
                by,
                at,
                Optional.of(
                        (agreed ? "同意" : "有意见") + text.map(words -> "：" + words).orElse("")),
                new OutgoingEvent.OpinionGiven(request, from, Hand.of(by), at));
    }

    /**
     * The draft goes to review; unchanged parts that were passed before are not reviewed again (送审, D12).
     *
     * @param withoutOpinions why outstanding opinions are not waited for
     */
    public void submit(
            Route way,
            Optional<String> withoutOpinions,
            Optional<String> remark,
            Actor by,
            Instant at,
            HouseRules rules) {
        must(SUBMIT, by);
        if (withoutOpinions.isEmpty()
                && opinionRequests.stream()
                        .anyMatch(request -> !request.outstanding().isEmpty())) {
            throw new ActionRefused(stage, SUBMIT, Ground.OPINIONS_OUTSTANDING);
        }
        facts().issuers().stream().skip(1).forEach(organ -> {
            if (!way.countersigners().contains(Party.of(organ))) {
                throw new DetailRefused(
                        "countersigners",
                        "joint-issuers",
                        "联合行文须经各发文机关会签：" + organ,
                        "a joint document is countersigned by every issuer: " + organ);
            }
        });
        withoutOpinions.ifPresent(because -> opinionRequests.replaceAll(
                request -> request.outstanding().isEmpty() ? request : request.closed(because)));
        route = Optional.of(way);
        goOn(SUBMIT, by, at, withoutOpinions.or(() -> remark), Optional.empty(), rules);
    }

    // Review

    /** A finding is accepted or overruled with a word (D11). */
    public void settleFinding(
            int finding, CheckFinding.Decision decision, Optional<String> word, Actor by, Instant at) {
        must(SETTLE_FINDING, by);
        var found = findings.stream()
                .filter(any -> any.number() == finding)
                .findFirst()
                .orElseThrow(() -> new ActionRefused(stage, SETTLE_FINDING, Ground.NO_SUCH_FINDING));
        if (decision == CheckFinding.Decision.OVERRULED && word.isEmpty()) {
            throw new DetailRefused("word", "required-to-overrule", "保留须说明理由", "to overrule a finding, give a word");
        }
        replace(
                findings,
                found,
                found.settled(
                        new CheckFinding.Settlement(decision, word, by.id(), by.signature(), at, versions.size())));
        move(
                SETTLE_FINDING,
                by,
                at,
                Optional.of(found.code()
                        + (decision == CheckFinding.Decision.OVERRULED ? "保留" : "采纳")
                        + word.map(words -> "：" + words).orElse("")),
                new OutgoingEvent.FindingSettled(finding, Hand.of(by), at));
    }

    /** The level whose turn it is passes the present version (审核通过, D12). */
    public void passReview(Optional<String> opinion, Actor by, Instant at, HouseRules rules) {
        must(PASS_REVIEW, by);
        Level level = level().orElseThrow();
        approvals.add(new Approval(
                level,
                versions.size(),
                level.covered(present().fingerprints()),
                opinion,
                by.id(),
                by.acting(),
                by.signature(),
                at,
                Optional.empty()));
        goOn(PASS_REVIEW, by, at, opinion, Optional.of(new OutgoingEvent.Passed(level, Hand.of(by), at)), rules);
    }

    /**
     * The document goes back to its drafter or to the level before, with marked reasons (退回, D12, D15).
     *
     * @param to DRAFTING or the level before; after the signature also what {@link OutgoingStage#after} names
     */
    public void sendBack(
            OutgoingStage to, String reason, List<Return.Mark> marks, Actor by, Instant at, HouseRules rules) {
        must(RETURN, by);
        if (!returnable().contains(to)) {
            throw new DetailRefused(
                    "to",
                    "before-this",
                    "不能退回到该环节，可退回："
                            + returnable().stream().map(OutgoingStage::chinese).collect(Collectors.joining("、")),
                    "a document at " + stage + " goes back to one of " + returnable());
        }
        OutgoingStage from = stage;
        returns.add(new Return(from, to, versions.size(), reason, marks, by.id(), by.signature(), at));
        Stream.of(Level.values())
                .filter(level -> level.stage() == to)
                .forEach(level -> approvals.replaceAll(passed ->
                        passed.level() == level && passed.setAside().isEmpty() ? passed.setAside(reason) : passed));
        if (from == OutgoingStage.SIGNED) {
            signatures.addLast(signatures.removeLast().fallen(reason));
        }
        if (to == OutgoingStage.SIGNED) {
            rechecks.addLast(rechecks.removeLast().setAside(reason));
            print++;
        }
        if (to == OutgoingStage.SIGNING) {
            askToSign(rules, RETURN);
        }
        var happened = new ArrayList<OutgoingEvent>();
        happened.add(new OutgoingEvent.Returned(from, to, Hand.of(by), at));
        happened.addAll(askedAt(to, at));
        move(RETURN, to, by, at, Optional.of(to.chinese() + "：" + reason), happened);
    }

    /** The drafter, or the head of the section, takes the draft back (撤回, D20). */
    public void withdraw(String reason, Actor by, Instant at) {
        must(WITHDRAW, by);
        OutgoingStage from = stage;
        move(
                WITHDRAW,
                OutgoingStage.DRAFTING,
                by,
                at,
                Optional.of(reason),
                List.of(new OutgoingEvent.Withdrawn(from, Hand.of(by), at)));
    }

    /**
     * A section, or another organ by the secretary's hand, puts its word to the draft (会签, D13).
     *
     * @param signer who signed for another organ, by name
     */
    public void countersign(
            Party party,
            boolean agreed,
            Optional<String> opinion,
            Optional<String> signer,
            Actor by,
            Instant at,
            HouseRules rules) {
        must(COUNTERSIGN, by);
        if (!partiesOf(by).contains(party)) {
            throw new ActionRefused(stage, COUNTERSIGN, Ground.NOT_ASKED_TO_COUNTERSIGN);
        }
        if (party.organ().isPresent() && signer.isEmpty()) {
            throw new DetailRefused("signer", "required-for-organ", "须写明会签机关的签署人", "name who signed for the organ");
        }
        if (!agreed && opinion.isEmpty()) {
            throw new DetailRefused(
                    "opinion", "required-without-agreement", "不同意的须说明意见", "say what you have against it");
        }
        countersignatures.add(new Countersignature(
                party,
                versions.size(),
                present().fingerprints().substance(),
                agreed,
                opinion,
                signer,
                by.id(),
                by.acting(),
                by.signature(),
                at));
        goOn(
                COUNTERSIGN,
                by,
                at,
                Optional.of((agreed ? "同意" : "不同意")
                        + opinion.map(words -> "：" + words).orElse("")),
                Optional.of(new OutgoingEvent.Countersigned(party, agreed, Hand.of(by), at)),
                rules);
    }

    // Signature, number, recheck

    /**
     * A leader with the authority signs exactly this content (签发, D14).
     *
     * @param seen the digest of the content that the leader has read
     */
    public void sign(String seen, Optional<String> opinion, Actor by, Instant at, HouseRules rules) {
        stage.after(SIGN);
        // Who is in charge may have changed since the draft came here.
        askToSign(rules, SIGN);
        must(SIGN, by);
        if (!seen.equals(present().fingerprints().whole())) {
            throw new ActionRefused(stage, SIGN, Ground.CONTENT_CHANGED);
        }
        var signed = new Signature(
                versions.size(),
                seen,
                opinion,
                by.id(),
                by.acting(),
                by.name(),
                by.signature(),
                at,
                rules.dayOf(at),
                Optional.empty());
        signatures.add(signed);
        move(SIGN, by, at, opinion, new OutgoingEvent.Signed(signed, Hand.of(by), at));
    }

    /** A number is set aside for this document before it is signed (预留文号). */
    public void reserveNumber(DocumentNumber reserved, String reason, Actor by, Instant at) {
        must(RESERVE_NUMBER, by);
        number = Optional.of(reserved);
        move(
                RESERVE_NUMBER,
                by,
                at,
                Optional.of(reserved + "：" + reason),
                new OutgoingEvent.NumberReserved(Hand.of(by), at));
    }

    /** The number reserved is free again, for the next document (退还文号). */
    public void giveBackNumber(String reason, Actor by, Instant at) {
        must(GIVE_BACK_NUMBER, by);
        DocumentNumber held = number.orElseThrow();
        number = Optional.empty();
        move(
                GIVE_BACK_NUMBER,
                by,
                at,
                Optional.of(held + "：" + reason),
                new OutgoingEvent.NumberGivenBack(Hand.of(by), at));
    }

    /**
     * After sign-off everything is held against what was signed; the number is given here (复核, D15).
     *
     * @param given the number to bear, unless one is reserved
     * @param stored the digest of the content as it lies in the store
     * @param done the checklist, and the papers made with the number
     */
    public void recheck(DocumentNumber given, String stored, Recheck done, Actor by, Instant at) {
        must(RECHECK, by);
        if (!signature().orElseThrow().counts(present().fingerprints())
                || !stored.equals(present().fingerprints().whole())) {
            throw new ActionRefused(stage, RECHECK, Ground.NOT_WHAT_WAS_SIGNED);
        }
        if (!EnumSet.copyOf(done.points()).containsAll(EnumSet.allOf(Recheck.Point.class))) {
            throw new DetailRefused("points", "complete", "复核须核对文号、署名、日期、印章", "the recheck looks at every point");
        }
        DocumentNumber borne = numberToBear(given);
        if (!borne.code().equals(facts().numberCode())
                || borne.year() != numberYear().orElseThrow()) {
            throw new DetailRefused(
                    "number",
                    "code-and-year-as-signed",
                    "预留文号的机关代字或年份与签发稿不符，请先退还",
                    "the reserved number has another code or year");
        }
        number = Optional.of(borne);
        rechecks.add(done);
        move(RECHECK, by, at, Optional.of(borne.toString()), new OutgoingEvent.Rechecked(Hand.of(by), at));
    }

    /** The number that it bears: the one reserved for it, or the one given now. */
    public DocumentNumber numberToBear(DocumentNumber given) {
        return number.orElse(given);
    }

    /** The year of its number: that of the signature, once it is signed. */
    public Optional<Integer> numberYear() {
        return signature().map(signed -> signed.day().getYear());
    }

    // Printing

    /** One of two people has looked through the print (校对, D16); if it is faulty it is printed again. */
    public void proofread(
            boolean content, boolean format, boolean copies, Optional<String> remark, Actor by, Instant at) {
        must(PROOFREAD, by);
        var read = new Proofreading(print, content, format, copies, remark, by.id(), by.acting(), by.signature(), at);
        if (!read.right() && remark.isEmpty()) {
            throw new DetailRefused("remark", "required-with-fault", "有误须写明问题", "say what is wrong");
        }
        proofreadings.add(read);
        if (!read.right()) {
            print++;
            move(
                    PROOFREAD,
                    by,
                    at,
                    Optional.of("重印：" + remark.orElseThrow()),
                    new OutgoingEvent.Proofread(false, Hand.of(by), at));
        } else if (readingsOfThisPrint().count() < 2) {
            move(PROOFREAD, by, at, remark, new OutgoingEvent.Proofread(true, Hand.of(by), at));
        } else {
            if (facts().secrecy().classified()) {
                numberTheCopies(by, at);
            }
            move(
                    CONCLUDE_PRINTING,
                    OutgoingStage.PRINTED,
                    by,
                    at,
                    Optional.of("印" + facts().printed() + "份"),
                    List.of(new OutgoingEvent.Proofread(true, Hand.of(by), at), new OutgoingEvent.Printed(at)));
        }
    }

    // Distribution

    /** The document goes out; with the first recipient it is issued (分发, D17). */
    public void distribute(List<Dispatch.Order> orders, Actor by, Instant at, HouseRules rules) {
        must(DISTRIBUTE, by);
        mustBeDistributable(orders);
        var happened = new ArrayList<OutgoingEvent>();
        if (issuedAt.isEmpty()) {
            Deadline due = rules.archivedBy(at);
            issuedAt = Optional.of(at);
            archiveDeadline = Optional.of(due);
            archiveUrging = Optional.of(Urging.after(due, rules.calendar()));
            happened.add(new OutgoingEvent.Issued(orders.size(), due.dueAt(), Hand.of(by), at));
        }
        Deadline receipt = rules.calendar().deadlineAfter(at, rules.receiptDays());
        for (Dispatch.Order order : orders) {
            var dispatch = new Dispatch(
                    dispatches.size() + 1,
                    order.recipient(),
                    order.channel(),
                    order.copies(),
                    order.copyNumbers(),
                    receipt,
                    by.id(),
                    by.signature(),
                    at,
                    Optional.empty(),
                    Urging.after(receipt, rules.calendar()));
            dispatches.add(dispatch);
            order.copyNumbers()
                    .forEach(copy -> moveCopy(
                            copy,
                            NumberedCopy.State.DISPATCHED,
                            Optional.of(dispatch.number()),
                            Optional.empty(),
                            Optional.empty(),
                            by,
                            at));
            happened.add(new OutgoingEvent.Dispatched(dispatch, at));
        }
        move(
                DISTRIBUTE,
                OutgoingStage.ISSUED,
                by,
                at,
                Optional.of(orders.stream()
                        .map(order ->
                                order.recipient().name() + "（" + order.channel().chinese() + order.copies() + "份）")
                        .collect(Collectors.joining("、"))),
                happened);
    }

    /** A recipient has the document (签收, D17). */
    public void confirmReceipt(int dispatch, String receivedBy, Instant receivedAt, Actor by, Instant at) {
        must(CONFIRM_RECEIPT, by);
        var sent = dispatches.stream()
                .filter(any -> any.number() == dispatch && any.receipt().isEmpty())
                .findFirst()
                .orElseThrow(() -> new ActionRefused(stage, CONFIRM_RECEIPT, Ground.NO_SUCH_DISPATCH));
        if (!ofTheSecretariat(by)
                && sent.recipient().section().filter(by::belongsTo).isEmpty()) {
            throw new ActionRefused(stage, CONFIRM_RECEIPT, Ground.NOT_THE_SECRETARIAT);
        }
        if (receivedAt.isBefore(sent.at()) || receivedAt.isAfter(at)) {
            throw new DetailRefused(
                    "receivedAt", "between-dispatch-and-now", "签收时间须在发出之后、当前之前", "lies between dispatch and now");
        }
        var received = sent.received(new Dispatch.Receipt(receivedBy, receivedAt, by.id(), by.signature(), at));
        replace(dispatches, sent, received);
        sent.copyNumbers()
                .forEach(copy -> moveCopy(
                        copy,
                        NumberedCopy.State.RECEIVED,
                        Optional.of(dispatch),
                        Optional.empty(),
                        Optional.of(receivedBy),
                        by,
                        at));
        move(
                CONFIRM_RECEIPT,
                by,
                at,
                Optional.of(sent.recipient().name() + " " + receivedBy),
                new OutgoingEvent.Received(received, at));
    }

    /** A numbered copy comes back (收回, D17). */
    public void recallCopy(int copy, Optional<String> said, Actor by, Instant at) {
        must(RECALL_COPY, by);
        if (numberedCopies.stream().noneMatch(any -> any.number() == copy && any.out())) {
            throw new ActionRefused(stage, RECALL_COPY, Ground.NO_SUCH_COPY);
        }
        moveCopy(copy, NumberedCopy.State.RECALLED, Optional.empty(), Optional.empty(), said, by, at);
        move(
                RECALL_COPY,
                by,
                at,
                Optional.of(copyNumber(copy) + said.map(words -> "：" + words).orElse("")),
                new OutgoingEvent.CopyMoved(copy, NumberedCopy.State.RECALLED, Hand.of(by), at));
    }

    /** A numbered copy is destroyed before a witness (销毁、监销). */
    public void destroyCopy(int copy, PersonId witness, Optional<String> said, Actor by, Instant at) {
        must(DESTROY_COPY, by);
        if (numberedCopies.stream().noneMatch(any -> any.number() == copy && any.inTheOffice())) {
            throw new ActionRefused(stage, DESTROY_COPY, Ground.NO_SUCH_COPY);
        }
        if (witness.equals(by.id()) || witness.equals(by.acting())) {
            throw new DetailRefused("witnessId", "another-person", "监销人须为另一人", "the witness is another person");
        }
        moveCopy(copy, NumberedCopy.State.DESTROYED, Optional.empty(), Optional.of(witness), said, by, at);
        move(
                DESTROY_COPY,
                by,
                at,
                Optional.of(copyNumber(copy) + said.map(words -> "：" + words).orElse("")),
                new OutgoingEvent.CopyMoved(copy, NumberedCopy.State.DESTROYED, Hand.of(by), at));
    }

    // After issue

    /** The document goes to the archive with all its papers (归档, D18). */
    public void archive(Filing filed, Actor by, Instant at) {
        must(ARCHIVE, by);
        filing = Optional.of(filed);
        archiveUrging = Optional.empty();
        move(ARCHIVE, by, at, filed.retentionHint(), new OutgoingEvent.Archived(filed, at));
    }

    /** The archive has filed the document under this number (归档号). */
    public void recordArchiveNumber(String given, Instant at) {
        must(RECORD_ARCHIVE_NUMBER, THE_SYSTEM);
        archiveNumber = Optional.of(given);
        move(
                RECORD_ARCHIVE_NUMBER,
                THE_SYSTEM,
                at,
                Optional.of(given),
                new OutgoingEvent.ArchiveNumberRecorded(given, at));
    }

    // Time

    /** The timer rings: what is late is urged, once each working day (D10, D17, D18). */
    public void ring(Instant now, HouseRules rules) {
        if (nextTimerAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return;
        }
        if (!Urging.isTime(now, rules.calendar())) {
            putOff(now, rules.calendar());
            return;
        }
        for (OpinionRequest request : List.copyOf(opinionRequests)) {
            if (waitsForOpinions(request) && request.urging().isDue(now)) {
                Urging done = request.urging().done(now, rules.calendar());
                replace(opinionRequests, request, request.urged(done));
                move(
                        URGE_OPINIONS,
                        THE_SYSTEM,
                        now,
                        Optional.of("第" + done.times() + "次催办"),
                        new OutgoingEvent.OpinionsUrged(
                                request.number(),
                                request.outstanding(),
                                request.deadline().dueAt(),
                                done.times(),
                                now));
            }
        }
        for (Dispatch dispatch : List.copyOf(dispatches)) {
            if (waitsForReceipt(dispatch) && dispatch.urging().isDue(now)) {
                Urging done = dispatch.urging().done(now, rules.calendar());
                var urged = dispatch.urged(done);
                replace(dispatches, dispatch, urged);
                move(
                        URGE_RECEIPTS,
                        THE_SYSTEM,
                        now,
                        Optional.of(dispatch.recipient().name() + "，第" + done.times() + "次催办"),
                        new OutgoingEvent.ReceiptUrged(urged, done.times(), now));
            }
        }
        if (archiveUrging
                .filter(urging -> waitsForArchive() && urging.isDue(now))
                .isPresent()) {
            urgeArchiving(now, rules);
        }
    }

    /** When the timer has to ring next, if at all. */
    public Optional<Instant> nextTimerAt() {
        if (suspension.isPresent() || stage == OutgoingStage.VOID) {
            return Optional.empty();
        }
        return Stream.of(
                        opinionRequests.stream().filter(this::waitsForOpinions).map(OpinionRequest::urging),
                        dispatches.stream().filter(this::waitsForReceipt).map(Dispatch::urging),
                        archiveUrging.stream().filter(any -> waitsForArchive()))
                .flatMap(urgings -> urgings)
                .map(Urging::next)
                .min(Instant::compareTo);
    }

    /** The calendar has changed: the term for the archive, while it has not passed, is computed anew on it (O5). */
    public void reproject(Instant at, HouseRules rules) {
        if (!waitsForArchive() || suspension.isPresent()) {
            return;
        }
        Deadline before = archiveDeadline.orElseThrow();
        Deadline after = rules.archivedBy(issuedAt.orElseThrow());
        if (before.isOverdue(at) || before.equals(after)) {
            return;
        }
        archiveDeadline = Optional.of(after);
        archiveUrging = Optional.of(Urging.after(after, rules.calendar()));
        String reason = String.join("；", after.basis());
        move(
                REPROJECT,
                THE_SYSTEM,
                at,
                Optional.of(before.dueDay() + " → " + after.dueDay() + "：" + reason),
                before.dueAt().equals(after.dueAt())
                        ? List.of()
                        : List.of(new OutgoingEvent.DeadlineReprojected(before.dueAt(), after.dueAt(), reason, at)));
    }

    // Calls

    /**
     * A message about this document reached nobody: somebody has to call (N3).
     *
     * @param person who was to have it; empty for an address outside
     */
    public void requestCall(Optional<PersonId> person, Optional<String> address, Instant at) {
        must(REQUEST_CALL, THE_SYSTEM);
        var sheet = new CallSheet(
                callSheets.size() + 1, CallSheet.Cause.MESSAGE_UNDELIVERABLE, List.of(), person, at, Optional.empty());
        callSheets.add(sheet);
        move(
                REQUEST_CALL,
                THE_SYSTEM,
                at,
                Optional.of("消息无法送达" + address.map(to -> "（" + to + "）").orElse("") + "，转电话催办"),
                new OutgoingEvent.CallRequested(sheet, at));
    }

    /** The secretary takes down what came of a call. */
    public void recordCall(int sheet, boolean reached, String said, Actor by, Instant at) {
        must(RECORD_CALL, by);
        var open = callSheets.stream()
                .filter(call -> call.number() == sheet && call.open())
                .findFirst()
                .orElseThrow(() -> new ActionRefused(stage, RECORD_CALL, Ground.NO_OPEN_CALL_SHEET));
        replace(callSheets, open, open.closed(new CallSheet.Outcome(reached, said, by.id(), by.signature(), at)));
        move(
                RECORD_CALL,
                by,
                at,
                Optional.of((reached ? "已接通：" : "未接通：") + said),
                new OutgoingEvent.CallRecorded(sheet, at));
    }

    // Suspension, voiding

    public void suspend(String reason, Actor by, Instant at) {
        must(SUSPEND, by);
        suspension = Optional.of(new Suspension(reason, by.id(), by.signature(), at));
        move(SUSPEND, by, at, Optional.of(reason), new OutgoingEvent.Suspended(reason, Hand.of(by), at));
    }

    public void resume(Optional<String> said, Actor by, Instant at) {
        must(RESUME, by);
        suspension = Optional.empty();
        move(RESUME, by, at, said, new OutgoingEvent.Resumed(Hand.of(by), at));
    }

    /** The document is given up, or called back after it was issued; it stays in the register (作废, D20). */
    public void voidDraft(String reason, Actor by, Instant at) {
        must(VOID_DRAFT, by);
        if (stage == OutgoingStage.PRINTED && numberedCopies.stream().anyMatch(NumberedCopy::inTheOffice)) {
            throw new ActionRefused(stage, VOID_DRAFT, Ground.COPIES_OUTSTANDING);
        }
        String said = reason;
        Optional<String> known = number.map(DocumentNumber::toString);
        if (!stage.issued() && number.isPresent()) {
            // Nobody outside has seen it: the next document takes the number, and there is no gap.
            said = reason + "（退还文号" + number.get() + "）";
            number = Optional.empty();
        }
        voidedBecause = Optional.of(reason);
        suspension = Optional.empty();
        archiveUrging = Optional.empty();
        move(VOID_DRAFT, by, at, Optional.of(said), new OutgoingEvent.Voided(reason, known, Hand.of(by), at));
    }

    // What may be done, and by whom

    /** What this person can ask for now. */
    public Set<OutgoingAction> allowedActions(Actor actor) {
        return stage.allowed().stream()
                .filter(OutgoingAction::askedFor)
                .filter(action -> objection(action, actor).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OutgoingAction.class)));
    }

    /** @throws ActionRefused if the person could not do this now */
    public void must(OutgoingAction action, Actor by) {
        stage.after(action);
        objection(action, by).ifPresent(ground -> {
            throw new ActionRefused(stage, action, ground);
        });
    }

    /** Where a document that stands here may be sent back to. */
    public List<OutgoingStage> returnable() {
        return switch (stage) {
            case SECTION_REVIEW, COUNTERSIGNING -> List.of(OutgoingStage.DRAFTING);
            case OFFICE_REVIEW -> List.of(OutgoingStage.DRAFTING, OutgoingStage.SECTION_REVIEW);
            case FINAL_REVIEW -> List.of(OutgoingStage.DRAFTING, OutgoingStage.OFFICE_REVIEW);
            case SIGNING ->
                List.of(OutgoingStage.DRAFTING, important() ? OutgoingStage.FINAL_REVIEW : OutgoingStage.OFFICE_REVIEW);
            case SIGNED -> List.of(OutgoingStage.DRAFTING, OutgoingStage.SIGNING);
            case NUMBERED, PRINTED -> List.of(OutgoingStage.SIGNED);
            case DRAFTING, ISSUED, ARCHIVED, VOID -> List.of();
        };
    }

    private Optional<Ground> objection(OutgoingAction action, Actor by) {
        if (suspension.isPresent() && !GOES_ON_WHILE_SUSPENDED.contains(action)) {
            return Optional.of(Ground.SUSPENDED);
        }
        return switch (action) {
            case DRAFT, CHECK, CONCLUDE_PRINTING -> Optional.empty();
            case URGE_OPINIONS, URGE_RECEIPTS, URGE_ARCHIVING, RECORD_ARCHIVE_NUMBER, REQUEST_CALL, REPROJECT ->
                Optional.empty();
            case REVISE ->
                unless(ofTheDraftersDesk(by), Ground.NOT_THE_DRAFTER)
                        .or(() -> unless(!reviewed(by), Ground.OWN_REVIEW));
            case SEEK_OPINIONS, SUBMIT -> unless(ofTheDraftersDesk(by), Ground.NOT_THE_DRAFTER);
            case GIVE_OPINION ->
                unless(
                        opinionRequests.stream()
                                .flatMap(request -> request.sections().stream())
                                .anyMatch(by::belongsTo),
                        Ground.NOT_ASKED_FOR_AN_OPINION);
            case SETTLE_FINDING ->
                stage == OutgoingStage.DRAFTING
                        ? unless(ofTheDraftersDesk(by), Ground.NOT_THE_DRAFTER)
                        : objectionToReview(by);
            case PASS_REVIEW ->
                objectionToReview(by)
                        .or(() -> unless(!alreadyPassed(by), Ground.ALREADY_PASSED))
                        .or(() -> unless(
                                stage != OutgoingStage.OFFICE_REVIEW
                                        || findings.stream().noneMatch(CheckFinding::standsInTheWay),
                                Ground.FINDINGS_UNSETTLED));
            case RETURN -> objectionToReturn(by);
            case WITHDRAW -> unless(drafts(by) || heads(section, by), Ground.NOT_WITHDRAWABLE);
            case COUNTERSIGN -> unless(!partiesOf(by).isEmpty(), Ground.NOT_ASKED_TO_COUNTERSIGN);
            case SIGN ->
                unless(signingLeaders.contains(by.acting()), Ground.NOT_THE_SIGNING_LEADER)
                        .or(() -> unless(!wrote(by), Ground.OWN_DRAFT))
                        .or(() -> unless(!reviewed(by), Ground.OWN_REVIEW));
            case RESERVE_NUMBER ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(number.isEmpty(), Ground.NUMBER_HELD));
            case GIVE_BACK_NUMBER ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(number.isPresent(), Ground.NO_NUMBER_HELD));
            case RECHECK ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT).or(() -> unless(!wrote(by), Ground.OWN_DRAFT));
            case PROOFREAD ->
                unless(!wrote(by), Ground.OWN_DRAFT)
                        .or(() -> unless(!reviewed(by), Ground.OWN_REVIEW))
                        .or(() -> unless(!signed(by), Ground.OWN_SIGNATURE))
                        .or(() -> unless(
                                readingsOfThisPrint().noneMatch(read -> isOf(read.by(), by) || isOf(read.acting(), by)),
                                Ground.ALREADY_PROOFREAD));
            case DISTRIBUTE, ARCHIVE, SUSPEND -> unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT);
            case RESUME ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(suspension.isPresent(), Ground.NOT_SUSPENDED));
            case CONFIRM_RECEIPT ->
                unless(
                                ofTheSecretariat(by)
                                        || dispatches.stream()
                                                .flatMap(dispatch -> dispatch.recipient().section().stream())
                                                .anyMatch(by::belongsTo),
                                Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(
                                dispatches.stream()
                                        .anyMatch(dispatch -> dispatch.receipt().isEmpty()),
                                Ground.NO_SUCH_DISPATCH));
            case RECALL_COPY ->
                unless(by.has(Role.CLASSIFIED_OFFICER), Ground.NOT_THE_CLASSIFIED_OFFICER)
                        .or(() -> unless(numberedCopies.stream().anyMatch(NumberedCopy::out), Ground.NO_SUCH_COPY));
            case DESTROY_COPY ->
                unless(by.has(Role.CLASSIFIED_OFFICER), Ground.NOT_THE_CLASSIFIED_OFFICER)
                        .or(() -> unless(
                                numberedCopies.stream().anyMatch(NumberedCopy::inTheOffice), Ground.NO_SUCH_COPY));
            case RECORD_CALL ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(callSheets.stream().anyMatch(CallSheet::open), Ground.NO_OPEN_CALL_SHEET));
            case VOID_DRAFT ->
                unless(
                        ofTheSecretariat(by) || stage == OutgoingStage.DRAFTING && ofTheDraftersDesk(by),
                        stage == OutgoingStage.DRAFTING ? Ground.NOT_THE_DRAFTER : Ground.NOT_THE_SECRETARIAT);
        };
    }

    private Optional<Ground> objectionToReview(Actor by) {
        Optional<Ground> place = switch (stage) {
            case SECTION_REVIEW -> unless(heads(section, by), Ground.NOT_THE_SECTION_HEAD);
            case OFFICE_REVIEW -> unless(ofTheSecretariat(by), Ground.NOT_THE_OFFICE);
            case FINAL_REVIEW -> unless(experts().contains(by.acting()), Ground.NOT_THE_EXPERT);
            default -> Optional.of(Ground.WRONG_STAGE);
        };
        return place.or(() -> unless(!wrote(by), Ground.OWN_DRAFT))
                .or(() -> unless(!reviewedElsewhere(by), Ground.OWN_REVIEW));
    }

    private Optional<Ground> objectionToReturn(Actor by) {
        return switch (stage) {
            case SECTION_REVIEW, OFFICE_REVIEW, FINAL_REVIEW -> objectionToReview(by);
            case COUNTERSIGNING -> objection(COUNTERSIGN, by);
            case SIGNING -> unless(signingLeaders.contains(by.acting()), Ground.NOT_THE_SIGNING_LEADER);
            case SIGNED, NUMBERED -> unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT);
            case PRINTED ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(
                                numberedCopies.stream().noneMatch(NumberedCopy::inTheOffice),
                                Ground.COPIES_OUTSTANDING));
            case DRAFTING, ISSUED, ARCHIVED, VOID -> Optional.of(Ground.WRONG_STAGE);
        };
    }

    private static Optional<Ground> unless(boolean holds, Ground ground) {
        return holds ? Optional.empty() : Optional.of(ground);
    }

    private static boolean ofTheSecretariat(Actor by) {
        return by.has(Role.SECRETARY) || by.has(Role.OFFICE_DIRECTOR);
    }

    private boolean drafts(Actor by) {
        return drafter.equals(by.acting());
    }

    private boolean ofTheDraftersDesk(Actor by) {
        return drafts(by) || by.belongsTo(section) && (by.has(Role.HANDLER) || by.has(Role.SECTION_HEAD));
    }

    private static boolean heads(SectionId section, Actor by) {
        return by.belongsTo(section) && by.has(Role.SECTION_HEAD);
    }

    /** Neither in person nor as the one represented: a delegation must not turn a draft into its own approval. */
    private boolean wrote(Actor by) {
        return isOf(drafter, by)
                || versions.stream().anyMatch(written -> isOf(written.by(), by) || isOf(written.acting(), by));
    }

    private boolean reviewed(Actor by) {
        return counting().anyMatch(passed -> isOf(passed.by(), by) || isOf(passed.acting(), by));
    }

    private boolean reviewedElsewhere(Actor by) {
        Optional<Level> here = level();
        return counting()
                .filter(passed -> here.filter(passed.level()::equals).isEmpty())
                .anyMatch(passed -> isOf(passed.by(), by) || isOf(passed.acting(), by));
    }

    private boolean alreadyPassed(Actor by) {
        Optional<Level> here = level();
        return counting()
                .filter(passed -> here.filter(passed.level()::equals).isPresent())
                .anyMatch(passed -> passed.acting().equals(by.acting()));
    }

    private boolean signed(Actor by) {
        return signature()
                .filter(any -> isOf(any.by(), by) || isOf(any.acting(), by))
                .isPresent();
    }

    private static boolean isOf(PersonId person, Actor by) {
        return person.equals(by.id()) || person.equals(by.acting());
    }

    private Stream<Approval> counting() {
        return approvals.stream().filter(this::counts);
    }

    private Stream<Proofreading> readingsOfThisPrint() {
        return proofreadings.stream().filter(read -> read.print() == print && read.right());
    }

    private static void mustBeCleared(Actor by, Facts facts) {
        if (!by.clearance().covers(facts.secrecy())) {
            throw new DetailRefused(
                    "secrecy", "within-clearance", "密级超出拟稿人的涉密权限", "the secrecy level is above your clearance");
        }
        if (facts.secrecy().classified() && facts.secrecyTerm().isEmpty()) {
            throw new DetailRefused(
                    "secrecyTerm", "required-when-classified", "涉密公文须标注保密期限", "a classified document names its term");
        }
    }

    private void mustBeDistributable(List<Dispatch.Order> orders) {
        boolean classified = facts().secrecy().classified();
        Set<Integer> named = new HashSet<>();
        for (int i = 0; i < orders.size(); i++) {
            Dispatch.Order order = orders.get(i);
            String at = "dispatches[" + i + "]";
            if (classified
                    && order.channel() != Dispatch.Channel.CONFIDENTIAL_POST
                    && order.channel() != Dispatch.Channel.COURIER) {
                throw new DetailRefused(
                        at + ".channel",
                        "secure-when-classified",
                        "涉密公文只能通过机要或专人分发",
                        "classified documents go by 机要 or courier");
            }
            if (order.channel() == Dispatch.Channel.EMAIL
                    && order.recipient().email().isEmpty()) {
                throw new DetailRefused(
                        at + ".email", "required-for-email", "通过电子邮件分发须有邮箱", "an e-mail needs its address");
            }
            if (classified && order.copyNumbers().size() != order.copies()) {
                throw new DetailRefused(
                        at + ".copyNumbers", "one-per-copy", "涉密公文须逐份写明份号", "name the number of each classified copy");
            }
            for (Integer copy : order.copyNumbers()) {
                boolean free = numberedCopies.stream().anyMatch(any -> any.number() == copy && any.inTheOffice());
                if (!free || !named.add(copy)) {
                    throw new DetailRefused(
                            at + ".copyNumbers",
                            "in-the-office",
                            "份号" + copy + "不在办公室",
                            "copy " + copy + " is not in the office");
                }
            }
        }
        int paper = Stream.concat(
                        dispatches.stream()
                                .filter(sent -> onPaper(sent.channel()))
                                .map(Dispatch::copies),
                        orders.stream()
                                .filter(order -> onPaper(order.channel()))
                                .map(Dispatch.Order::copies))
                .mapToInt(Integer::intValue)
                .sum();
        if (paper > facts().printed()) {
            throw new DetailRefused(
                    "dispatches",
                    "within-printed",
                    "分发份数超过批准的印数" + facts().printed(),
                    "more copies than were approved");
        }
    }

    private static boolean onPaper(Dispatch.Channel channel) {
        return channel == Dispatch.Channel.CONFIDENTIAL_POST || channel == Dispatch.Channel.COURIER;
    }

    // Steps that verbs share

    private void keep(Facts facts, Version.Fingerprints fingerprints, Optional<String> remark, Actor by, Instant at) {
        versions.add(new Version(
                versions.size() + 1, facts, fingerprints, by.id(), by.acting(), by.signature(), at, remark));
    }

    /** To the first level that the present content has not passed yet, then to countersigning, then to the signature. */
    private OutgoingStage firstOpen() {
        for (Level level : Level.values()) {
            if (!passed(level)) {
                return level.stage();
            }
        }
        return outstandingParties().isEmpty() ? OutgoingStage.SIGNING : OutgoingStage.COUNTERSIGNING;
    }

    private boolean passed(Level level) {
        return level == Level.FINAL
                ? outstandingExperts().isEmpty()
                : counting().anyMatch(approval -> approval.level() == level);
    }

    private void goOn(
            OutgoingAction action,
            Actor by,
            Instant at,
            Optional<String> said,
            Optional<OutgoingEvent> first,
            HouseRules rules) {
        OutgoingStage next = firstOpen();
        if (next == OutgoingStage.SIGNING) {
            askToSign(rules, action);
        }
        var happened = new ArrayList<OutgoingEvent>();
        first.ifPresent(happened::add);
        if (next != stage
                || next == OutgoingStage.COUNTERSIGNING && route.orElseThrow().inOrder()) {
            happened.addAll(askedAt(next, at));
        }
        move(action, next, by, at, said, happened);
    }

    private List<OutgoingEvent> askedAt(OutgoingStage next, Instant at) {
        return switch (next) {
            case SECTION_REVIEW -> List.of(new OutgoingEvent.ReviewAsked(Level.SECTION, List.of(), at));
            case OFFICE_REVIEW -> List.of(new OutgoingEvent.ReviewAsked(Level.OFFICE, List.of(), at));
            case FINAL_REVIEW -> List.of(new OutgoingEvent.ReviewAsked(Level.FINAL, outstandingExperts(), at));
            case COUNTERSIGNING ->
                partiesToSign().stream()
                        .<OutgoingEvent>map(party -> new OutgoingEvent.CountersignAsked(party, at))
                        .toList();
            case SIGNING -> List.of(new OutgoingEvent.SignatureAsked(signingLeaders.getFirst(), at));
            case DRAFTING, SIGNED, NUMBERED, PRINTED, ISSUED, ARCHIVED, VOID -> List.of();
        };
    }

    private void askToSign(HouseRules rules, OutgoingAction action) {
        signingLeaders =
                new ArrayList<>(rules.signing().leaders(route.orElseThrow().matter(), facts(), section));
        if (signingLeaders.isEmpty()) {
            throw new ActionRefused(stage, action, Ground.NO_SIGNING_LEADER);
        }
    }

    private boolean important() {
        return !experts().isEmpty();
    }

    private List<PersonId> experts() {
        return route.map(Route::experts).orElse(List.of());
    }

    private List<PersonId> outstandingExperts() {
        Set<PersonId> done = counting()
                .filter(passed -> passed.level() == Level.FINAL)
                .map(Approval::acting)
                .collect(Collectors.toSet());
        return experts().stream().filter(expert -> !done.contains(expert)).toList();
    }

    /** The parties whose word on the present content is outstanding, in order. */
    public List<Party> outstandingParties() {
        var fingerprints = present().fingerprints();
        return route.map(Route::countersigners).orElse(List.of()).stream()
                .filter(party -> countersignatures.stream()
                        .noneMatch(given -> given.party().equals(party) && given.counts(fingerprints)))
                .toList();
    }

    private List<Party> partiesToSign() {
        List<Party> outstanding = outstandingParties();
        return route.filter(Route::inOrder).isPresent()
                ? outstanding.stream().limit(1).toList()
                : outstanding;
    }

    /** The parties that this person can countersign for now. */
    public List<Party> partiesOf(Actor by) {
        return stage == OutgoingStage.COUNTERSIGNING
                ? partiesToSign().stream()
                        .filter(party ->
                                party.section().map(own -> heads(own, by)).orElseGet(() -> ofTheSecretariat(by)))
                        .toList()
                : List.of();
    }

    private Optional<Level> level() {
        return Stream.of(Level.values()).filter(level -> level.stage() == stage).findFirst();
    }

    private void numberTheCopies(Actor by, Instant at) {
        var printed = new NumberedCopy.Step(
                NumberedCopy.State.PRINTED, by.id(), by.signature(), Optional.empty(), Optional.empty(), at);
        int last = numberedCopies.size();
        // Copies of a print that was destroyed keep their numbers; those of the new print go on from there.
        IntStream.rangeClosed(last + 1, last + facts().printed())
                .forEach(copy -> numberedCopies.add(
                        new NumberedCopy(copy, NumberedCopy.State.PRINTED, Optional.empty(), List.of(printed))));
    }

    private void moveCopy(
            int copy,
            NumberedCopy.State to,
            Optional<Integer> with,
            Optional<PersonId> witness,
            Optional<String> said,
            Actor by,
            Instant at) {
        var step = new NumberedCopy.Step(to, by.id(), by.signature(), witness, said, at);
        numberedCopies.replaceAll(any -> any.number() == copy ? any.after(step, with) : any);
    }

    private static String copyNumber(int copy) {
        return "份号%06d".formatted(copy);
    }

    private Deadline until(LocalDate day, Instant start, HouseRules rules) {
        WorkingCalendar calendar = rules.calendar();
        LocalDate today = calendar.workingDayOnOrAfter(rules.dayOf(start));
        if (!calendar.isWorkingDay(day)) {
            throw new DetailRefused("dueDay", "working-day", day + "不是工作日", day + " is not a working day");
        }
        if (!day.isAfter(today)) {
            throw new DetailRefused(
                    "dueDay", "after-start", "期限必须晚于起算日", "the due day lies after the day it is counted from");
        }
        return calendar.deadlineAfter(start, calendar.workingDaysBetween(today, day));
    }

    private boolean waitsForOpinions(OpinionRequest request) {
        return stage.allowed().contains(URGE_OPINIONS) && !request.outstanding().isEmpty();
    }

    private boolean waitsForReceipt(Dispatch dispatch) {
        return stage.allowed().contains(URGE_RECEIPTS) && dispatch.receipt().isEmpty();
    }

    private boolean waitsForArchive() {
        return stage == OutgoingStage.ISSUED;
    }

    private void putOff(Instant now, WorkingCalendar calendar) {
        opinionRequests.replaceAll(request ->
                request.urging().isDue(now) ? request.urged(request.urging().putOff(now, calendar)) : request);
        dispatches.replaceAll(dispatch ->
                dispatch.urging().isDue(now) ? dispatch.urged(dispatch.urging().putOff(now, calendar)) : dispatch);
        archiveUrging = archiveUrging.map(urging -> urging.isDue(now) ? urging.putOff(now, calendar) : urging);
    }

    private void urgeArchiving(Instant now, HouseRules rules) {
        Deadline due = archiveDeadline.orElseThrow();
        Urging done = archiveUrging.orElseThrow().done(now, rules.calendar());
        archiveUrging = Optional.of(done);
        int late = rules.calendar().workingDaysBetween(due.dueDay(), rules.dayOf(now));
        boolean escalated = done.times() > rules.escalateAfter();
        move(
                URGE_ARCHIVING,
                THE_SYSTEM,
                now,
                Optional.of("第" + done.times() + "次催办，逾期" + late + "个工作日" + (escalated ? "，报分管领导" : "")),
                new OutgoingEvent.ArchivingUrged(due.dueAt(), late, done.times(), escalated, now));
    }

    private static <T> void replace(List<T> all, T one, T other) {
        UnaryOperator<T> swap = any -> Objects.equals(any, one) ? other : any;
        all.replaceAll(swap);
    }

    private void move(OutgoingAction action, Actor by, Instant at, Optional<String> said, OutgoingEvent happened) {
        move(action, by, at, said, List.of(happened));
    }

    private void move(
            OutgoingAction action, Actor by, Instant at, Optional<String> said, List<OutgoingEvent> happened) {
        Set<OutgoingStage> after = stage.after(action);
        move(action, after.size() == 1 ? after.iterator().next() : stage, by, at, said, happened);
    }

    private void move(
            OutgoingAction action,
            OutgoingStage to,
            Actor by,
            Instant at,
            Optional<String> said,
            List<OutgoingEvent> happened) {
        if (!stage.after(action).contains(to)) {
            throw new IllegalStateException(action + " does not lead from " + stage + " to " + to);
        }
        stage = to;
        write(action, by, at, said, happened);
    }

    private void write(
            OutgoingAction action, Actor by, Instant at, Optional<String> said, List<OutgoingEvent> happened) {
        journal.add(new JournalEntry(
                journal.size() + 1,
                action,
                versions.size(),
                by.id(),
                by.signature(),
                by.onBehalfOf(),
                by.from(),
                at,
                stage,
                suspension.isPresent(),
                List.copyOf(holders()),
                said));
        raised.addAll(happened);
    }

    // What can be seen

    public OutgoingDocumentId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public OutgoingStage stage() {
        return stage;
    }

    /** The section that drafts it (拟稿部门). */
    public SectionId section() {
        return section;
    }

    public PersonId drafter() {
        return drafter;
    }

    public Instant draftedAt() {
        return draftedAt;
    }

    public Optional<Cause> cause() {
        return cause;
    }

    public List<Version> versions() {
        return List.copyOf(versions);
    }

    /** The version as it is now. */
    public Version present() {
        return versions.getLast();
    }

    public Facts facts() {
        return present().facts();
    }

    public List<CheckFinding> findings() {
        return List.copyOf(findings);
    }

    public List<OpinionRequest> opinionRequests() {
        return List.copyOf(opinionRequests);
    }

    public Optional<Route> route() {
        return route;
    }

    public List<Approval> approvals() {
        return List.copyOf(approvals);
    }

    /** Whether the approval counts for the present content: not of who has written a version since (D12). */
    public boolean counts(Approval approval) {
        return approval.counts(present().fingerprints())
                && versions.stream()
                        .flatMap(written -> Stream.of(written.by(), written.acting()))
                        .noneMatch(writer -> writer.equals(approval.by()) || writer.equals(approval.acting()));
    }

    public List<Return> returns() {
        return List.copyOf(returns);
    }

    public List<Countersignature> countersignatures() {
        return List.copyOf(countersignatures);
    }

    /** Who was asked to sign, the one to ask first at the front. */
    public List<PersonId> signingLeaders() {
        return List.copyOf(signingLeaders);
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    /** The signature that counts for the present content. */
    public Optional<Signature> signature() {
        return signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(signatures.getLast())
                        .filter(any -> any.counts(present().fingerprints()));
    }

    /** Who is named as signing (签发人): the leader, and for a joint document who signed for the other organs. */
    public List<String> signers() {
        var fingerprints = present().fingerprints();
        return Stream.concat(
                        signature().stream().map(Signature::name),
                        facts().issuers().stream()
                                .skip(1)
                                .flatMap(organ -> countersignatures.stream()
                                        .filter(given ->
                                                given.party().equals(Party.of(organ)) && given.counts(fingerprints))
                                        .flatMap(given -> given.signer().stream())))
                .toList();
    }

    public Optional<DocumentNumber> number() {
        return number;
    }

    /** The recheck that holds. */
    public Optional<Recheck> recheck() {
        return rechecks.isEmpty()
                ? Optional.empty()
                : Optional.of(rechecks.getLast()).filter(done -> done.setAside().isEmpty());
    }

    public List<Recheck> rechecks() {
        return List.copyOf(rechecks);
    }

    public List<Proofreading> proofreadings() {
        return List.copyOf(proofreadings);
    }

    public List<NumberedCopy> numberedCopies() {
        return List.copyOf(numberedCopies);
    }

    public List<Dispatch> dispatches() {
        return List.copyOf(dispatches);
    }

    public Optional<Instant> issuedAt() {
        return issuedAt;
    }

    public Optional<Deadline> archiveDeadline() {
        return archiveDeadline;
    }

    public Optional<Filing> filing() {
        return filing;
    }

    public Optional<String> archiveNumber() {
        return archiveNumber;
    }

    public List<CallSheet> callSheets() {
        return List.copyOf(callSheets);
    }

    public Optional<Suspension> suspension() {
        return suspension;
    }

    public Optional<String> voidedBecause() {
        return voidedBecause;
    }

    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /** Every file that was made for this document. */
    public Stream<DocumentFile> files() {
        return Stream.concat(
                rechecks.stream().flatMap(done -> done.papers().stream()),
                filing.stream().flatMap(filed -> filed.papers().stream()));
    }

    /** In whose hands the document is. */
    public Set<Principal> holders() {
        return switch (stage) {
            case DRAFTING -> Set.of(Principal.person(drafter));
            case SECTION_REVIEW -> Set.of(Principal.heads(section));
            case OFFICE_REVIEW -> office();
            case FINAL_REVIEW ->
                outstandingExperts().stream()
                        .map(Principal::person)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            case COUNTERSIGNING ->
                partiesToSign().stream()
                        .map(party ->
                                party.section().map(Principal::heads).orElseGet(() -> Principal.role(Role.SECRETARY)))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
            case SIGNING ->
                signingLeaders.stream().map(Principal::person).collect(Collectors.toCollection(LinkedHashSet::new));
            case SIGNED, NUMBERED, PRINTED, ISSUED -> office();
            case ARCHIVED -> Set.of(Principal.ARCHIVE);
            case VOID -> Set.of();
        };
    }

    private static Set<Principal> office() {
        var both = new LinkedHashSet<Principal>();
        both.add(Principal.role(Role.SECRETARY));
        both.add(Principal.role(Role.OFFICE_DIRECTOR));
        return both;
    }

    /** The people who have had to do with the document by name (知悉范围, X3). */
    public Set<PersonId> peopleWhoKnow() {
        var people = new LinkedHashSet<PersonId>();
        people.add(drafter);
        versions.forEach(written -> people.add(written.acting()));
        people.addAll(experts());
        approvals.forEach(passed -> people.add(passed.acting()));
        people.addAll(signingLeaders);
        signatures.forEach(given -> people.add(given.acting()));
        proofreadings.forEach(read -> people.add(read.acting()));
        return people;
    }

    /** Who may know of the document, provided that their clearance covers it (X3). */
    public Set<Principal> readers() {
        var readers = new LinkedHashSet<Principal>();
        peopleWhoKnow().forEach(person -> readers.add(Principal.person(person)));
        readers.add(Principal.role(Role.OFFICE_DIRECTOR));
        boolean classified = facts().secrecy().classified();
        readers.add(classified ? Principal.heads(section) : Principal.section(section));
        Stream.of(
                        opinionRequests.stream().flatMap(request -> request.sections().stream()),
                        route.stream()
                                .flatMap(way -> way.countersigners().stream())
                                .flatMap(party -> party.section().stream()),
                        dispatches.stream().flatMap(sent -> sent.recipient().section().stream()))
                .flatMap(sections -> sections)
                .forEach(other -> readers.add(classified ? Principal.heads(other) : Principal.section(other)));
        // A draft is its drafter's before it is sent to review; then it is the office's too.
        if (stage != OutgoingStage.DRAFTING || route.isPresent()) {
            readers.add(Principal.role(Role.SECRETARY));
        }
        if (classified) {
            readers.add(Principal.role(Role.CLASSIFIED_OFFICER));
        } else if (stage.issued()) {
            readers.add(Principal.role(Role.DEPUTY_LEADER));
            readers.add(Principal.role(Role.PRINCIPAL_LEADER));
        }
        return readers;
    }

    public boolean mayBeReadBy(Actor actor) {
        return actor.clearance().covers(facts().secrecy())
                && Principal.of(actor).stream().anyMatch(readers()::contains);
    }

    /** What happened since the last time it was asked; the store publishes it with the change. */
    public List<OutgoingEvent> drainRaised() {
        var drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }
}
