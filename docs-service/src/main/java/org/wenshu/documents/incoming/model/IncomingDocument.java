package org.wenshu.documents.incoming.model;

import static org.wenshu.documents.incoming.model.IncomingAction.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wenshu.calendar.Deadline;
import org.wenshu.documents.incoming.model.ActionRefused.Ground;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.Hand;
import org.wenshu.documents.model.Principal;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;

/** A document received by the organ (收文, D1–D9); it changes only by the verbs below, and each leaves its journal entry. */
public final class IncomingDocument {

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
    private static final Set<IncomingAction> GOES_ON_WHILE_SUSPENDED =
            EnumSet.of(RESUME, VOID_ENTRY, MARK_READ, REQUEST_CALL, RECORD_CALL);

    private IncomingDocumentId id;
    private long version;
    private RegisterNumber number;
    private IncomingStage stage;
    private Instant receivedAt;
    private PersonId registeredBy;
    private Instant registeredAt;
    private List<Submission> submissions = new ArrayList<>();
    private List<Review> reviews = new ArrayList<>();
    private List<Proposal> proposals = new ArrayList<>();
    private List<Leader> leadersToCome = new ArrayList<>();
    private List<Instruction> instructions = new ArrayList<>();
    private List<Circulation> circulations = new ArrayList<>();
    private List<Assignment> assignments = new ArrayList<>();
    private List<ExtensionRequest> extensionRequests = new ArrayList<>();
    private List<HandlingResult> results = new ArrayList<>();
    private List<CallSheet> callSheets = new ArrayList<>();
    private UrgingLadder ladder = UrgingLadder.UNCLIMBED;
    private Optional<Suspension> suspension = Optional.empty();
    private Optional<Completion> completion = Optional.empty();
    private Optional<String> voidedBecause = Optional.empty();
    private Optional<String> archiveNumber = Optional.empty();
    private List<JournalEntry> journal = new ArrayList<>();

    private transient List<IncomingEvent> raised = new ArrayList<>();

    /** For the store, which fills every field. */
    @SuppressWarnings("NullAway.Init")
    private IncomingDocument() {}

    // Registration and preliminary review

    /** A document is signed for and entered in the register (签收登记, D1). */
    public static IncomingDocument register(
            IncomingDocumentId id,
            RegisterNumber number,
            Particulars particulars,
            Instant receivedAt,
            List<DocumentFile> files,
            Actor by,
            Instant at) {
        mustBeCleared(by, particulars);
        var document = new IncomingDocument();
        document.id = id;
        document.number = number;
        document.stage = IncomingStage.REGISTERED;
        document.receivedAt = receivedAt;
        document.registeredBy = by.id();
        document.registeredAt = at;
        document.submissions.add(new Submission(1, particulars, files, at, Optional.empty()));
        document.write(REGISTER, by, at, particulars.remark(), List.of(new IncomingEvent.Registered(Hand.of(by), at)));
        return document;
    }

    /** What the machine found on the files as they were handed in is put beside them (D3). */
    public void takeDown(MachineChecks checks, Actor by) {
        must(CHECK, by);
        submissions.add(submissions.removeLast().checked(checks));
        long defects = checks.findings().stream()
                .filter(finding -> finding.severity() == MachineChecks.Severity.DEFECT)
                .count();
        move(
                CHECK,
                by,
                checks.at(),
                Optional.of(defects == 0 ? "未发现问题" : "发现" + defects + "处问题"),
                new IncomingEvent.Checked(checks.at()));
    }

    /** The office finds the document in order (初审通过, D3), or lets it pass in spite of something and says why. */
    public void passReview(List<Review.Checked> checklist, Optional<String> despite, Actor by, Instant at) {
        must(PASS_REVIEW, by);
        mustCoverChecklist(checklist);
        var review = new Review(submissions.size(), true, checklist, despite, by.id(), by.signature(), at);
        if (despite.isEmpty() && !review.defects().isEmpty()) {
            throw new DetailRefused(
                    "reason",
                    "required-with-defects",
                    "仍有不符合项，通过须说明理由",
                    "to pass with points not in order, name a reason");
        }
        if (despite.isEmpty()
                && present().checks().filter(MachineChecks::hasDefects).isPresent()) {
            throw new DetailRefused(
                    "reason",
                    "required-with-machine-defects",
                    "机器检查发现问题，通过须说明理由",
                    "the machine checks found defects; to pass in spite of them, name a reason");
        }
        reviews.add(review);
        move(PASS_REVIEW, by, at, despite, new IncomingEvent.PassedReview(Hand.of(by), at));
    }

    /** The document goes back to its sender with every defect named (退回补正, D3). */
    public void returnForCorrection(List<Review.Checked> checklist, Optional<String> said, Actor by, Instant at) {
        must(RETURN_FOR_CORRECTION, by);
        var review = new Review(submissions.size(), false, checklist, said, by.id(), by.signature(), at);
        if (review.defects().isEmpty()) {
            throw new DetailRefused(
                    "checklist", "defect-named", "退回补正须指明不符合项", "a return for correction names at least one defect");
        }
        if (review.defects().stream().anyMatch(defect -> defect.remark().isEmpty())) {
            throw new DetailRefused(
                    "checklist", "defect-explained", "每一不符合项须说明情况", "each defect is explained by a remark");
        }
        reviews.add(review);
        String defects = review.defects().stream()
                .map(defect -> defect.point().chinese() + "：" + defect.remark().orElseThrow())
                .collect(Collectors.joining("；"));
        move(
                RETURN_FOR_CORRECTION,
                by,
                at,
                Optional.of(said.map(words -> defects + "。" + words).orElse(defects)),
                new IncomingEvent.ReturnedForCorrection(
                        review.defects().stream().map(Review.Checked::point).toList(), Hand.of(by), at));
    }

    /** The corrected document comes in again, under the number it has (补正重报, D3). */
    public void resubmit(Particulars corrected, List<DocumentFile> files, Optional<String> said, Actor by, Instant at) {
        must(RESUBMIT, by);
        mustBeCleared(by, corrected);
        submissions.add(new Submission(submissions.size() + 1, corrected, files, at, Optional.empty()));
        move(RESUBMIT, by, at, said, new IncomingEvent.Resubmitted(Hand.of(by), at));
    }

    // Proposal and instruction

    /** The office proposes how to handle the document (拟办, D4). */
    public void propose(Proposal.Content content, Actor by, Instant at) {
        must(PROPOSE, by);
        endProposal("另行拟办");
        proposals.add(new Proposal(proposals.size() + 1, content, by.id(), by.signature(), at, Optional.empty()));
        leadersToCome = new ArrayList<>(content.leaders());
        move(
                PROPOSE,
                by,
                at,
                Optional.of(content.reason()),
                with(new IncomingEvent.Proposed(content, Hand.of(by), at), turn(at)));
    }

    /**
     * The leader whose turn it is writes an instruction (批示, D5); after the last one the document waits for assignment.
     *
     * @param candidate which of the proposal's candidates is chosen, counted from 1
     * @param added further leaders to instruct; they take their place in protocol order among those still to come
     * @param readers whom the leader wants to read it (批示传阅)
     */
    public void instruct(
            String text,
            Optional<Integer> candidate,
            List<Leader> added,
            Collection<PersonId> readers,
            Actor by,
            Instant at) {
        must(INSTRUCT, by);
        var proposal = proposals.getLast();
        candidate.ifPresent(chosen -> {
            if (chosen < 1 || chosen > proposal.content().candidates().size()) {
                throw new DetailRefused("candidate", "proposed", "没有该候选方案", "the proposal has no such candidate");
            }
        });
        added.forEach(this::mustBeNewToInstruct);
        var circulated = readers.isEmpty() ? Optional.<IncomingEvent>empty() : Optional.of(passRound(readers, by, at));

        instructions.add(new Instruction(
                proposal.number(),
                leadersToCome.removeFirst(),
                text,
                candidate,
                by.id(),
                by.signature(),
                at,
                Optional.empty()));
        leadersToCome.addAll(added);
        leadersToCome.sort(Comparator.comparingInt(Leader::rankOrder));

        var happened = with(new IncomingEvent.Instructed(Hand.of(by), at), circulated);
        happened.addAll(turn(at).stream().toList());
        move(leadersToCome.isEmpty() ? CONCLUDE_INSTRUCTIONS : INSTRUCT, by, at, Optional.of(text), happened);
    }

    /** The leader whose turn it is wants another proposal (退回重拟, D5). */
    public void sendBackProposal(String reason, Actor by, Instant at) {
        must(SEND_BACK_PROPOSAL, by);
        endProposal(reason);
        move(SEND_BACK_PROPOSAL, by, at, Optional.of(reason), new IncomingEvent.ProposalSentBack(Hand.of(by), at));
    }

    /** People are asked to read the document; it stays where it is (传阅, D5). */
    public void circulate(Collection<PersonId> readers, Optional<String> said, Actor by, Instant at) {
        must(CIRCULATE, by);
        var circulated = passRound(readers, by, at);
        move(CIRCULATE, by, at, said, circulated);
    }

    /** A person it was passed to has read it (阅知, D5). */
    public void markRead(Optional<String> said, Actor by, Instant at) {
        must(MARK_READ, by);
        PersonId reader = by.acting();
        circulations.replaceAll(circulation ->
                circulation.reader().equals(reader) && circulation.unread() ? circulation.read(at, said) : circulation);
        move(MARK_READ, by, at, said, new IncomingEvent.WasRead(reader, at));
    }

    // Assignment and handling

    /** The lead section and its co-handlers take the document on; the deadline follows from urgency (交办, D6). */
    public void assign(Assignment.Order order, Actor by, Instant at, Timekeeping time) {
        must(ASSIGN, by);
        takeOn(order, termOf(order, at, time), by, at, time);
        move(ASSIGN, by, at, order.words(), new IncomingEvent.Assigned(currentAssignment(), at));
    }

    /** Other sections take the document on; the deadline stays unless another is named (改派, D6). */
    public void reassign(Assignment.Order order, Actor by, Instant at, Timekeeping time) {
        must(REASSIGN, by);
        Term term = order.dueDay().isPresent()
                ? termOf(order, at, time)
                : currentAssignment().term();
        takeOn(order, term, by, at, time);
        move(REASSIGN, by, at, order.words(), new IncomingEvent.Assigned(currentAssignment(), at));
    }

    /** A handling section holds that the document is not theirs to handle (承办部门退回, D6). */
    public void sendBack(SectionId section, String reason, Actor by, Instant at) {
        must(SEND_BACK, by);
        mustHandleFor(section, SEND_BACK, by);
        move(SEND_BACK, by, at, Optional.of(reason), new IncomingEvent.SentBackByHandlers(section, Hand.of(by), at));
    }

    /** A handling section asks for more time (申请延期, D6). */
    public void requestExtension(
            SectionId section, String reason, LocalDate askedDay, Actor by, Instant at, Timekeeping time) {
        must(REQUEST_EXTENSION, by);
        mustHandleFor(section, REQUEST_EXTENSION, by);
        Deadline asked = extended("dueDay", askedDay, time).deadline();
        var request = new ExtensionRequest(
                extensionRequests.size() + 1,
                currentAssignment().number(),
                section,
                reason,
                askedDay,
                by.id(),
                by.signature(),
                at,
                Optional.empty());
        extensionRequests.add(request);
        move(
                REQUEST_EXTENSION,
                by,
                at,
                Optional.of("申请延至" + askedDay + "：" + reason),
                new IncomingEvent.ExtensionAsked(request, asked.dueAt(), at));
    }

    /** A leader grants more time, until the day asked for or another (同意延期, D6). */
    public void grantExtension(
            int request, Optional<LocalDate> day, Optional<String> said, Actor by, Instant at, Timekeeping time) {
        must(DECIDE_EXTENSION, by);
        var asked = openExtension(request);
        LocalDate granted = day.orElse(asked.askedDay());
        Term term = extended("dueDay", granted, time);
        decide(asked, new ExtensionRequest.Decision(Optional.of(granted), said, by.id(), by.signature(), at));
        setTerm(term, at, time);
        move(
                DECIDE_EXTENSION,
                by,
                at,
                Optional.of("同意延至" + granted + said.map(words -> "：" + words).orElse("")),
                new IncomingEvent.ExtensionDecided(
                        asked.section(), true, term.deadline().dueAt(), Hand.of(by), at));
    }

    /** A leader refuses more time and says why (不同意延期, D6). */
    public void refuseExtension(int request, String reason, Actor by, Instant at) {
        must(DECIDE_EXTENSION, by);
        var asked = openExtension(request);
        decide(
                asked,
                new ExtensionRequest.Decision(Optional.empty(), Optional.of(reason), by.id(), by.signature(), at));
        move(
                DECIDE_EXTENSION,
                by,
                at,
                Optional.of("不同意延期：" + reason),
                new IncomingEvent.ExtensionDecided(
                        asked.section(),
                        false,
                        currentAssignment().term().deadline().dueAt(),
                        Hand.of(by),
                        at));
    }

    /**
     * A section reports what it has done (报送办理结果, D9). The lead section reports last, and so concludes the handling;
     * if it reports before its co-handlers it says why.
     *
     * @param files what it produced
     * @param withoutOthers why the lead section does not wait for its co-handlers
     */
    public void submitResult(
            SectionId section,
            String text,
            List<DocumentFile> files,
            Optional<String> withoutOthers,
            Actor by,
            Instant at) {
        must(SUBMIT_RESULT, by);
        mustHandleFor(section, SUBMIT_RESULT, by);
        if (!outstanding().contains(section)) {
            throw new ActionRefused(stage, SUBMIT_RESULT, Ground.ALREADY_SUBMITTED);
        }
        boolean leads = section.equals(currentAssignment().order().lead());
        boolean alone = outstanding().size() == 1;
        if (leads && !alone && withoutOthers.isEmpty()) {
            throw new ActionRefused(stage, SUBMIT_RESULT, Ground.CO_HANDLERS_OUTSTANDING);
        }
        results.add(new HandlingResult(section, text, files, by.id(), by.signature(), at, Optional.empty()));
        String said = leads && !alone ? text + "（协办部门未报送：" + withoutOthers.orElseThrow() + "）" : text;
        move(
                leads ? CONCLUDE_HANDLING : SUBMIT_RESULT,
                by,
                at,
                Optional.of(said),
                new IncomingEvent.ResultSubmitted(section, Hand.of(by), at));
    }

    /** The office wants the handling done again, by the lead section and those named (退回重办). */
    public void returnResult(Set<SectionId> coHandlers, String reason, Actor by, Instant at, Timekeeping time) {
        must(RETURN_RESULT, by);
        coHandlers.forEach(section -> {
            if (!currentAssignment().sections().contains(section)) {
                throw new DetailRefused("sectionIds", "handles-it", "该部门不是承办部门", "the section does not handle this");
            }
        });
        SectionId lead = currentAssignment().order().lead();
        setAside(result -> result.section().equals(lead) || coHandlers.contains(result.section()), reason);
        climbOn(at, time);
        move(RETURN_RESULT, by, at, Optional.of(reason), new IncomingEvent.ResultReturned(lead, Hand.of(by), at));
    }

    /** The document is closed and goes to the archive with all its papers (办结, D9). */
    public void complete(Optional<String> conclusion, List<DocumentFile> papers, Actor by, Instant at) {
        must(COMPLETE, by);
        var closing = new Completion(conclusion, papers, by.id(), by.signature(), at);
        completion = Optional.of(closing);
        move(COMPLETE, by, at, conclusion, new IncomingEvent.Completed(closing, at));
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
                new IncomingEvent.ArchiveNumberRecorded(given, at));
    }

    // Urging

    /**
     * The timer rings: a reminder before the deadline, or one urging on a working day after it (催办, D8).
     *
     * <p>Whatever was missed while nobody was there to ring is made up for by one urging, not by several.
     */
    public void ring(Instant now, Timekeeping time) {
        if (nextTimerAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return;
        }
        Deadline deadline = currentAssignment().term().deadline();
        LocalDate today = time.dayOf(now);
        if (!deadline.isOverdue(now)) {
            remind(deadline, now, time);
        } else if (ladder.urgedOn(today) || !time.calendar().isWorkingDay(today)) {
            ladder = ladder.waitingUntil(time.startOfNextWorkingDay(today));
        } else if (now.isBefore(time.calendar().startOfWork(today))) {
            ladder = ladder.waitingUntil(time.calendar().startOfWork(today));
        } else {
            urge(Optional.empty(), THE_SYSTEM, deadline, now, time);
        }
    }

    /** The office urges by hand (人工催办, D8); before the deadline this is a reminder. */
    public void urge(Optional<String> words, Actor by, Instant at, Timekeeping time) {
        must(URGE, by);
        Deadline deadline = currentAssignment().term().deadline();
        if (deadline.isOverdue(at)) {
            urge(words, by, deadline, at, time);
        } else {
            move(URGE, by, at, words, new IncomingEvent.Reminded(List.copyOf(outstanding()), deadline.dueAt(), at));
        }
    }

    /** A message about this document reached nobody: somebody has to call (N3). */
    public void requestCall(PersonId person, Instant at) {
        must(REQUEST_CALL, THE_SYSTEM);
        var sheet = openCallSheet(CallSheet.Cause.MESSAGE_UNDELIVERABLE, List.of(), Optional.of(person), at);
        move(REQUEST_CALL, THE_SYSTEM, at, Optional.of("消息无法送达，转电话催办"), new IncomingEvent.CallRequested(sheet, at));
    }

    /** The secretary takes down what came of a call (D8). */
    public void recordCall(int sheet, boolean reached, String said, Actor by, Instant at) {
        must(RECORD_CALL, by);
        var open = callSheets.stream()
                .filter(call -> call.number() == sheet && call.open())
                .findFirst()
                .orElseThrow(() -> new ActionRefused(stage, RECORD_CALL, Ground.NO_OPEN_CALL_SHEET));
        var outcome = new CallSheet.Outcome(reached, said, by.id(), by.signature(), at);
        callSheets.replaceAll(call -> call.equals(open) ? open.closed(outcome) : call);
        move(
                RECORD_CALL,
                by,
                at,
                Optional.of((reached ? "已接通：" : "未接通：") + said),
                new IncomingEvent.CallRecorded(sheet, at));
    }

    /** The calendar has changed: a deadline that has not passed is computed anew on it (期限重算, O5). */
    public void reproject(Instant at, Timekeeping time) {
        if (!stage.allowed().contains(REPROJECT) || suspension.isPresent()) {
            return;
        }
        Term before = currentAssignment().term();
        Term after = before.on(time.calendar());
        if (before.deadline().isOverdue(at) || after.equals(before)) {
            return;
        }
        setTerm(after, at, time);
        String reason = after.groundsSince(before);
        Instant from = before.deadline().dueAt();
        Instant to = after.deadline().dueAt();
        if (from.equals(to)) {
            move(REPROJECT, THE_SYSTEM, at, Optional.of("期限不变，依据更新：" + reason), List.of());
        } else {
            move(
                    REPROJECT,
                    THE_SYSTEM,
                    at,
                    Optional.of(before.deadline().dueDay() + " → "
                            + after.deadline().dueDay() + "：" + reason),
                    new IncomingEvent.DeadlineReprojected(from, to, reason, at));
        }
    }

    // Withdrawal, suspension, voiding

    /** The last step is taken back by who made it (撤回, D20). */
    public void withdraw(String reason, Actor by, Instant at, Timekeeping time) {
        must(WITHDRAW, by);
        IncomingStage from = stage;
        switch (stage) {
            case PROPOSED -> endProposal(reason);
            case INSTRUCTED -> takeBackInstruction(reason);
            case HANDLED -> {
                SectionId lead = currentAssignment().order().lead();
                setAside(result -> result.section().equals(lead), reason);
                climbOn(at, time);
            }
            // The review stands in the journal; the next one is added to it.
            case RETURNED, REVIEWED, ASSIGNED -> {}
            case REGISTERED, COMPLETED, VOID -> throw new ActionRefused(stage, WITHDRAW);
        }
        move(
                WITHDRAW,
                by,
                at,
                Optional.of(reason),
                with(
                        new IncomingEvent.Withdrawn(from, Hand.of(by), at),
                        from == IncomingStage.INSTRUCTED ? turn(at) : Optional.empty()));
    }

    /** Work on the document stands still and its time stops (暂停办理, D20). */
    public void suspend(String reason, Actor by, Instant at) {
        must(SUSPEND, by);
        suspension = Optional.of(new Suspension(stage, reason, by.id(), by.signature(), at));
        move(SUSPEND, by, at, Optional.of(reason), new IncomingEvent.Suspended(reason, Hand.of(by), at));
    }

    /** Work goes on where it stood; the working days that were left are left again (恢复办理, D20). */
    public void resume(Optional<String> said, Actor by, Instant at, Timekeeping time) {
        must(RESUME, by);
        Instant since = suspension.orElseThrow().since();
        suspension = Optional.empty();
        if (stage == IncomingStage.ASSIGNED || stage == IncomingStage.HANDLED) {
            Deadline deadline = currentAssignment().term().deadline();
            if (deadline.isOverdue(since)) {
                climbOn(at, time);
            } else {
                int left = time.calendar().workingDaysBetween(time.dayOf(since), deadline.dueDay());
                Term again = Term.within(Math.max(1, left), at, time.calendar());
                if (again.deadline().dueAt().isAfter(deadline.dueAt())) {
                    setTerm(again, at, time);
                } else {
                    climbOn(at, time);
                }
            }
        }
        move(RESUME, by, at, said, new IncomingEvent.Resumed(Hand.of(by), at));
    }

    /** A mistaken entry is struck out; it keeps its number and stays in the register (作废, D1, D20). */
    public void voidEntry(String reason, Actor by, Instant at) {
        must(VOID_ENTRY, by);
        voidedBecause = Optional.of(reason);
        suspension = Optional.empty();
        move(VOID_ENTRY, by, at, Optional.of(reason), new IncomingEvent.Voided(reason, Hand.of(by), at));
    }

    // What may be done, and by whom

    /** What this person can ask for now. */
    public Set<IncomingAction> allowedActions(Actor actor) {
        return stage.allowed().stream()
                .filter(IncomingAction::askedFor)
                .filter(action -> objection(action, actor).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(IncomingAction.class)));
    }

    /** @throws ActionRefused if the person could not do this now */
    public void must(IncomingAction action, Actor by) {
        stage.after(action);
        objection(action, by).ifPresent(ground -> {
            throw new ActionRefused(stage, action, ground);
        });
    }

    /** The sections for which this person could submit a result, ask for time or send the document back. */
    public Set<SectionId> sectionsHandledBy(Actor actor) {
        return handling().stream()
                .filter(section -> handlesFor(section, actor))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<Ground> objection(IncomingAction action, Actor by) {
        if (suspension.isPresent() && !GOES_ON_WHILE_SUSPENDED.contains(action)) {
            return Optional.of(Ground.SUSPENDED);
        }
        return switch (action) {
            case REGISTER, CONCLUDE_INSTRUCTIONS, CONCLUDE_HANDLING -> Optional.empty();
            case REMIND, REQUEST_CALL, REPROJECT, RECORD_ARCHIVE_NUMBER -> Optional.empty();
            case CHECK, RESUBMIT ->
                unless(ofTheSecretariat(by) || by.id().equals(registeredBy), Ground.NOT_THE_SECRETARIAT);
            case PASS_REVIEW, RETURN_FOR_CORRECTION, PROPOSE, REASSIGN, URGE, RETURN_RESULT, SUSPEND, VOID_ENTRY ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT);
            case RECORD_CALL ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(callSheets.stream().anyMatch(CallSheet::open), Ground.NO_OPEN_CALL_SHEET));
            case RESUME ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(suspension.isPresent(), Ground.NOT_SUSPENDED));
            case INSTRUCT, SEND_BACK_PROPOSAL ->
                unless(asked(by), Ground.NOT_ASKED_TO_INSTRUCT).or(() -> unless(isTurnOf(by), Ground.NOT_YOUR_TURN));
            case CIRCULATE -> unless(ofTheSecretariat(by) || asked(by), Ground.NOT_THE_SECRETARIAT);
            case MARK_READ ->
                unless(
                        circulations.stream()
                                .anyMatch(circulation ->
                                        circulation.reader().equals(by.acting()) && circulation.unread()),
                        Ground.NOT_ASKED_TO_READ);
            case ASSIGN ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(leadersToCome.isEmpty(), Ground.LEADERS_HAVE_YET_TO_INSTRUCT));
            case SEND_BACK -> unless(!sectionsHandledBy(by).isEmpty(), Ground.NOT_A_HANDLING_SECTION);
            case SUBMIT_RESULT ->
                unless(!sectionsHandledBy(by).isEmpty(), Ground.NOT_A_HANDLING_SECTION)
                        .or(() -> unless(
                                sectionsHandledBy(by).stream().anyMatch(outstanding()::contains),
                                Ground.ALREADY_SUBMITTED));
            case REQUEST_EXTENSION ->
                unless(!sectionsHandledBy(by).isEmpty(), Ground.NOT_A_HANDLING_SECTION)
                        .or(() -> unless(openExtension().isEmpty(), Ground.EXTENSION_ALREADY_ASKED));
            case DECIDE_EXTENSION ->
                unless(decidesOnTime(by), Ground.NOT_THE_DECIDING_LEADER)
                        .or(() -> unless(openExtension().isPresent(), Ground.NO_EXTENSION_ASKED))
                        .or(() -> unless(!askedForTime(by), Ground.OWN_REQUEST));
            case COMPLETE ->
                unless(ofTheSecretariat(by), Ground.NOT_THE_SECRETARIAT)
                        .or(() -> unless(!reported(by), Ground.OWN_RESULT));
            case WITHDRAW -> objectionToWithdrawal(by);
        };
    }

    private Optional<Ground> objectionToWithdrawal(Actor by) {
        return switch (stage) {
            case REVIEWED, RETURNED -> unless(ofTheSecretariat(by), Ground.NOT_YOUR_STEP);
            case PROPOSED ->
                unless(ofTheSecretariat(by), Ground.NOT_YOUR_STEP)
                        .or(() -> unless(lastInstruction().isEmpty(), Ground.ALREADY_INSTRUCTED));
            case INSTRUCTED ->
                unless(
                        lastInstruction()
                                .filter(last -> last.leader().id().equals(by.acting()))
                                .isPresent(),
                        Ground.NOT_YOUR_STEP);
            case ASSIGNED -> unless(ofTheSecretariat(by), Ground.NOT_YOUR_STEP);
            case HANDLED -> unless(handlesFor(currentAssignment().order().lead(), by), Ground.NOT_YOUR_STEP);
            case REGISTERED, COMPLETED, VOID -> Optional.of(Ground.WRONG_STAGE);
        };
    }

    private static Optional<Ground> unless(boolean holds, Ground ground) {
        return holds ? Optional.empty() : Optional.of(ground);
    }

    private static boolean ofTheSecretariat(Actor by) {
        return by.has(Role.SECRETARY) || by.has(Role.OFFICE_DIRECTOR);
    }

    private boolean asked(Actor by) {
        return Stream.concat(leadersToCome.stream(), instructions.stream().map(Instruction::leader))
                .anyMatch(leader -> leader.id().equals(by.acting()));
    }

    private boolean isTurnOf(Actor by) {
        return !leadersToCome.isEmpty() && leadersToCome.getFirst().id().equals(by.acting());
    }

    private boolean handlesFor(SectionId section, Actor by) {
        return by.belongsTo(section) && (by.has(Role.HANDLER) || by.has(Role.SECTION_HEAD));
    }

    private boolean decidesOnTime(Actor by) {
        return by.has(Role.PRINCIPAL_LEADER)
                || by.has(Role.OFFICE_DIRECTOR)
                || by.has(Role.DEPUTY_LEADER)
                        && currentAssignment().order().leadersInCharge().contains(by.acting());
    }

    /** Neither in person nor as the one represented: a delegation must not turn a request into its own approval. */
    private boolean askedForTime(Actor by) {
        return openExtension()
                .filter(request -> request.by().equals(by.id()) || request.by().equals(by.acting()))
                .isPresent();
    }

    private boolean reported(Actor by) {
        return results.stream()
                .filter(HandlingResult::counts)
                .anyMatch(result -> result.by().equals(by.id()) || result.by().equals(by.acting()));
    }

    private void mustHandleFor(SectionId section, IncomingAction action, Actor by) {
        if (!sectionsHandledBy(by).contains(section)) {
            throw new ActionRefused(stage, action, Ground.NOT_A_HANDLING_SECTION);
        }
    }

    private void mustBeNewToInstruct(Leader leader) {
        boolean asked = Stream.concat(
                        leadersToCome.stream(),
                        instructions.stream()
                                .filter(given -> given.stands()
                                        && given.proposal()
                                                == proposals.getLast().number())
                                .map(Instruction::leader))
                .anyMatch(other -> other.id().equals(leader.id()));
        if (asked) {
            throw new DetailRefused(
                    "addedLeaderIds", "not-asked-yet", leader.name() + "已在批示领导之列", leader.id() + " is asked already");
        }
    }

    private static void mustBeCleared(Actor by, Particulars particulars) {
        if (!by.clearance().covers(particulars.secrecy())) {
            throw new DetailRefused(
                    "secrecy", "within-clearance", "密级超出经办人的涉密权限", "the secrecy level is above your clearance");
        }
    }

    private static void mustCoverChecklist(List<Review.Checked> checklist) {
        Set<ReviewPoint> looked = checklist.stream().map(Review.Checked::point).collect(Collectors.toSet());
        String missing = Stream.of(ReviewPoint.values())
                .filter(point -> point.onChecklist() && !looked.contains(point))
                .map(ReviewPoint::chinese)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new DetailRefused("checklist", "complete", "初审清单尚缺：" + missing, "the checklist lacks " + missing);
        }
    }

    // Steps that verbs share

    private IncomingEvent passRound(Collection<PersonId> readers, Actor by, Instant at) {
        Set<PersonId> known = circulations.stream().map(Circulation::reader).collect(Collectors.toSet());
        var fresh = readers.stream()
                .distinct()
                .filter(reader -> !known.contains(reader))
                .toList();
        if (fresh.isEmpty()) {
            throw new DetailRefused(
                    "readerIds", "not-circulated-yet", "所列人员均已在传阅之列", "everybody named is asked already");
        }
        fresh.forEach(
                reader -> circulations.add(new Circulation(reader, by.id(), at, Optional.empty(), Optional.empty())));
        return new IncomingEvent.Circulated(fresh, at);
    }

    private void endProposal(String because) {
        if (!proposals.isEmpty() && proposals.getLast().end().isEmpty()) {
            proposals.add(proposals.removeLast().ended(because));
        }
        leadersToCome = new ArrayList<>();
    }

    private void takeBackInstruction(String reason) {
        Instruction last = lastInstruction().orElseThrow();
        instructions.replaceAll(given -> given.equals(last) ? given.withdrawn(reason) : given);
        leadersToCome.addFirst(last.leader());
    }

    private Optional<Instruction> lastInstruction() {
        return proposals.isEmpty()
                ? Optional.empty()
                : instructions.stream()
                        .filter(given -> given.stands()
                                && given.proposal() == proposals.getLast().number())
                        .reduce((earlier, later) -> later);
    }

    private Optional<IncomingEvent> turn(Instant at) {
        return leadersToCome.stream().findFirst().map(leader -> new IncomingEvent.TurnCame(leader.id(), at));
    }

    private Term termOf(Assignment.Order order, Instant at, Timekeeping time) {
        Term byPolicy = Term.within(time.daysFor(particulars().urgency()), at, time.calendar());
        if (order.dueDay().isEmpty()) {
            return byPolicy;
        }
        Term wanted = Term.until("dueDay", order.dueDay().get(), at, time.calendar());
        mustBeWithinLongest("dueDay", wanted, at, time);
        if (wanted.deadline().dueAt().isAfter(byPolicy.deadline().dueAt())
                && order.dueReason().isEmpty()) {
            throw new DetailRefused(
                    "dueReason",
                    "required-when-later",
                    "期限晚于规定时限（" + byPolicy.deadline().dueDay() + "），须说明理由",
                    "a deadline later than policy's (" + byPolicy.deadline().dueDay() + ") needs a reason");
        }
        return wanted;
    }

    private Term extended(String field, LocalDate day, Timekeeping time) {
        Term present = currentAssignment().term();
        if (!day.isAfter(present.deadline().dueDay())) {
            throw new DetailRefused(
                    field,
                    "later-than-due",
                    "延期须晚于现办理期限" + present.deadline().dueDay(),
                    "an extension ends after the present deadline "
                            + present.deadline().dueDay());
        }
        Term wanted = Term.until(field, day, present.start(), time.calendar());
        mustBeWithinLongest(field, wanted, present.start(), time);
        return wanted;
    }

    private static void mustBeWithinLongest(String field, Term wanted, Instant start, Timekeeping time) {
        Deadline longest = time.calendar().deadlineAfter(start, time.longestDays());
        if (wanted.deadline().dueAt().isAfter(longest.dueAt())) {
            throw new DetailRefused(
                    field,
                    "longest-term",
                    "办理期限最长" + time.longestDays() + "个工作日",
                    "a term is at most " + time.longestDays() + " working days");
        }
    }

    private void takeOn(Assignment.Order order, Term term, Actor by, Instant at, Timekeeping time) {
        boolean newTerm = assignments.isEmpty() || !currentAssignment().term().equals(term);
        assignments.add(new Assignment(assignments.size() + 1, order, term, by.id(), by.signature(), at));
        setAside(result -> result.section().equals(order.lead()), "另行交办");
        if (newTerm) {
            ladder = ladder.forNewTerm(term.deadline(), at, time);
        } else {
            climbOn(at, time);
        }
    }

    private void setTerm(Term term, Instant at, Timekeeping time) {
        boolean moved = !term.deadline()
                .dueAt()
                .equals(currentAssignment().term().deadline().dueAt());
        assignments.add(assignments.removeLast().due(term));
        if (moved) {
            ladder = ladder.forNewTerm(term.deadline(), at, time);
        }
    }

    private void climbOn(Instant at, Timekeeping time) {
        ladder = ladder.armed(currentAssignment().term().deadline(), at, time);
    }

    private void setAside(Predicate<HandlingResult> which, String because) {
        results.replaceAll(result -> result.counts() && which.test(result) ? result.setAside(because) : result);
    }

    private Optional<ExtensionRequest> openExtension() {
        return extensionRequests.stream()
                .filter(request -> request.decision().isEmpty()
                        && request.assignment() == currentAssignment().number())
                .findFirst();
    }

    private ExtensionRequest openExtension(int request) {
        return openExtension()
                .filter(open -> open.number() == request)
                .orElseThrow(() -> new ActionRefused(stage, DECIDE_EXTENSION, Ground.NO_EXTENSION_ASKED));
    }

    private void decide(ExtensionRequest asked, ExtensionRequest.Decision decision) {
        extensionRequests.replaceAll(request -> request.equals(asked) ? asked.decided(decision) : request);
    }

    private void remind(Deadline deadline, Instant now, Timekeeping time) {
        ladder = ladder.reminded(deadline, now, time);
        move(
                REMIND,
                THE_SYSTEM,
                now,
                Optional.of("办理期限" + deadline.dueDay()),
                new IncomingEvent.Reminded(List.copyOf(outstanding()), deadline.dueAt(), now));
    }

    private void urge(Optional<String> words, Actor by, Deadline deadline, Instant at, Timekeeping time) {
        LocalDate today = time.dayOf(at);
        ladder = ladder.urgedOn(today, deadline, at, time);
        int rung = ladder.urgings();
        int late = time.calendar().workingDaysBetween(deadline.dueDay(), today);
        boolean escalated = rung > time.escalateAfter();
        var sections = List.copyOf(outstanding());
        var sheet = openCallSheet(CallSheet.Cause.OVERDUE, sections, Optional.empty(), at);

        var happened = new ArrayList<IncomingEvent>();
        happened.add(new IncomingEvent.Urged(rung, sections, deadline.dueAt(), late, escalated, sheet.number(), at));
        happened.add(new IncomingEvent.CallRequested(sheet, at));
        if (escalated) {
            happened.add(new IncomingEvent.Escalated(
                    currentAssignment().order().lead(), deadline.dueAt(), late, rung, lastWordOfHandlers(), at));
        }
        String said = "第" + rung + "次催办，逾期" + late + "个工作日" + (escalated ? "，报分管领导" : "");
        move(URGE, by, at, Optional.of(words.map(own -> said + "：" + own).orElse(said)), happened);
    }

    private CallSheet openCallSheet(
            CallSheet.Cause cause, List<SectionId> sections, Optional<PersonId> person, Instant at) {
        var sheet = new CallSheet(callSheets.size() + 1, cause, sections, person, at, Optional.empty());
        callSheets.add(sheet);
        return sheet;
    }

    private Optional<String> lastWordOfHandlers() {
        record Word(Instant at, String text) {}
        Instant since = currentAssignment().at();
        return Stream.of(
                        results.stream().map(result -> new Word(result.at(), result.text())),
                        extensionRequests.stream().map(request -> new Word(request.at(), request.reason())),
                        callSheets.stream()
                                .flatMap(sheet -> sheet.outcome().stream())
                                .map(outcome -> new Word(outcome.at(), outcome.said())))
                .flatMap(words -> words)
                .filter(word -> !word.at().isBefore(since))
                .max(Comparator.comparing(Word::at))
                .map(Word::text);
    }

    private Assignment currentAssignment() {
        return assignments.getLast();
    }

    private static List<IncomingEvent> with(IncomingEvent first, Optional<IncomingEvent> second) {
        var both = new ArrayList<IncomingEvent>();
        both.add(first);
        second.ifPresent(both::add);
        return both;
    }

    private void move(IncomingAction action, Actor by, Instant at, Optional<String> said, IncomingEvent happened) {
        move(action, by, at, said, List.of(happened));
    }

    private void move(
            IncomingAction action, Actor by, Instant at, Optional<String> said, List<IncomingEvent> happened) {
        stage = stage.after(action);
        write(action, by, at, said, happened);
    }

    private void write(
            IncomingAction action, Actor by, Instant at, Optional<String> said, List<IncomingEvent> happened) {
        journal.add(new JournalEntry(
                journal.size() + 1,
                action,
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

    public IncomingDocumentId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public RegisterNumber number() {
        return number;
    }

    public IncomingStage stage() {
        return stage;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public PersonId registeredBy() {
        return registeredBy;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    /** The document as it was last handed in. */
    public Submission present() {
        return submissions.getLast();
    }

    public Particulars particulars() {
        return present().particulars();
    }

    public List<Submission> submissions() {
        return List.copyOf(submissions);
    }

    public List<Review> reviews() {
        return List.copyOf(reviews);
    }

    public List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    /** The leaders who have yet to instruct, in protocol order; the first one has the document. */
    public List<Leader> leadersToCome() {
        return List.copyOf(leadersToCome);
    }

    public List<Instruction> instructions() {
        return List.copyOf(instructions);
    }

    public List<Circulation> circulations() {
        return List.copyOf(circulations);
    }

    public List<Assignment> assignments() {
        return List.copyOf(assignments);
    }

    /** The last assignment, if there was one; also when the document has been sent back since. */
    public Optional<Assignment> assignment() {
        return assignments.isEmpty() ? Optional.empty() : Optional.of(assignments.getLast());
    }

    public List<ExtensionRequest> extensionRequests() {
        return List.copyOf(extensionRequests);
    }

    public List<HandlingResult> results() {
        return List.copyOf(results);
    }

    public List<CallSheet> callSheets() {
        return List.copyOf(callSheets);
    }

    public UrgingLadder ladder() {
        return ladder;
    }

    public Optional<Suspension> suspension() {
        return suspension;
    }

    public Optional<Completion> completion() {
        return completion;
    }

    public Optional<String> voidedBecause() {
        return voidedBecause;
    }

    public Optional<String> archiveNumber() {
        return archiveNumber;
    }

    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /** Every file that was ever handed in or made for this document. */
    public Stream<DocumentFile> files() {
        return Stream.of(
                        submissions.stream().flatMap(submission -> submission.files().stream()),
                        results.stream().flatMap(result -> result.files().stream()),
                        completion.stream().flatMap(closing -> closing.papers().stream()))
                .flatMap(files -> files);
    }

    /** Sender and number, under which a second registration is refused; free again once the entry is voided. */
    public Optional<SenderKey> senderKey() {
        return stage == IncomingStage.VOID ? Optional.empty() : particulars().senderKey();
    }

    /** The deadline that holds, while the document is being handled (办理时限). */
    public Optional<Deadline> deadline() {
        return switch (stage) {
            case ASSIGNED, HANDLED, COMPLETED ->
                assignment().map(assignment -> assignment.term().deadline());
            case REGISTERED, RETURNED, REVIEWED, PROPOSED, INSTRUCTED, VOID -> Optional.empty();
        };
    }

    /** Whether the handling is late now; time stands still while suspended. */
    public boolean isOverdue(Instant now) {
        return stage == IncomingStage.ASSIGNED
                && suspension.isEmpty()
                && currentAssignment().term().deadline().isOverdue(now);
    }

    /** When the timer has to ring next, if at all (D8). */
    public Optional<Instant> nextTimerAt() {
        return stage == IncomingStage.ASSIGNED && suspension.isEmpty() ? ladder.next() : Optional.empty();
    }

    /** The sections at work on the document, the lead first. */
    public Set<SectionId> handling() {
        return stage == IncomingStage.ASSIGNED || stage == IncomingStage.HANDLED
                ? currentAssignment().sections()
                : Set.of();
    }

    /** The sections that have yet to report, the lead first. */
    public Set<SectionId> outstanding() {
        Set<SectionId> reported = results.stream()
                .filter(HandlingResult::counts)
                .map(HandlingResult::section)
                .collect(Collectors.toSet());
        return handling().stream()
                .filter(section -> !reported.contains(section))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** In whose hands the document is (D7). */
    public Set<Principal> holders() {
        return switch (stage) {
            case REGISTERED, REVIEWED, INSTRUCTED, HANDLED -> Set.of(Principal.role(Role.SECRETARY));
            case RETURNED -> Set.of(Principal.SENDER);
            case PROPOSED ->
                Set.of(
                        leadersToCome.isEmpty()
                                ? Principal.role(Role.SECRETARY)
                                : Principal.person(leadersToCome.getFirst().id()));
            case ASSIGNED ->
                outstanding().stream().map(Principal::section).collect(Collectors.toCollection(LinkedHashSet::new));
            case COMPLETED -> Set.of(Principal.ARCHIVE);
            case VOID -> Set.of();
        };
    }

    /** The people who have had to do with the document by name (知悉范围, X3). */
    public Set<PersonId> peopleWhoKnow() {
        var people = new LinkedHashSet<PersonId>();
        people.add(registeredBy);
        proposals.stream()
                .flatMap(proposal -> proposal.content().leaders().stream())
                .map(Leader::id)
                .forEach(people::add);
        leadersToCome.forEach(leader -> people.add(leader.id()));
        instructions.forEach(given -> people.add(given.leader().id()));
        circulations.forEach(circulation -> people.add(circulation.reader()));
        assignment().ifPresent(assignment -> people.addAll(assignment.order().leadersInCharge()));
        return people;
    }

    /** Who may know of the document, provided that their clearance covers it (X3). */
    public Set<Principal> readers() {
        var readers = new LinkedHashSet<Principal>();
        readers.add(Principal.role(Role.SECRETARY));
        peopleWhoKnow().forEach(person -> readers.add(Principal.person(person)));
        if (particulars().secrecy().classified()) {
            readers.add(Principal.role(Role.CLASSIFIED_OFFICER));
            assignment()
                    .ifPresent(assignment ->
                            assignment.sections().forEach(section -> readers.add(Principal.handlers(section))));
        } else {
            readers.add(Principal.role(Role.OFFICE_DIRECTOR));
            readers.add(Principal.role(Role.DEPUTY_LEADER));
            readers.add(Principal.role(Role.PRINCIPAL_LEADER));
            assignments.stream()
                    .flatMap(assignment -> assignment.sections().stream())
                    .forEach(section -> readers.add(Principal.section(section)));
        }
        return readers;
    }

    public boolean mayBeReadBy(Actor actor) {
        return actor.clearance().covers(particulars().secrecy())
                && Principal.of(actor).stream().anyMatch(readers()::contains);
    }

    /** What happened since the last time it was asked; the store publishes it with the change. */
    public List<IncomingEvent> drainRaised() {
        var drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }
}
