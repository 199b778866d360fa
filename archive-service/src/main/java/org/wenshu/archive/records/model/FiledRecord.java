package org.wenshu.archive.records.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wenshu.archive.arrangement.model.ArchiveNumber;
import org.wenshu.archive.arrangement.model.Arrangement;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.arrangement.model.RetentionProposal;
import org.wenshu.archive.custody.model.CustodyAction;
import org.wenshu.archive.custody.model.CustodyFact;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/** An item in the archive (归档文件, 件): it changes only by the verbs below, and each change is in its journal. */
public final class FiledRecord {
    /** How long the one who made a change has to finish what follows from it, before a sweep does it for him. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final int VERIFICATIONS_KEPT = 20;

    private RecordId id = new RecordId("");
    private long version;
    private Source source = new Source("", "");
    private Description description;
    private List<Paper> papers = List.of();
    private Arrangement arrangement;
    private ArchiveNumber firstNumber;
    private ArchiveNumber number;
    private List<CancelledNumber> cancelledNumbers = new ArrayList<>();
    private String sectionName = "";
    private RetentionProposal retention;
    private Set<SectionId> handling = Set.of();
    private Set<PersonId> needToKnow = Set.of();
    private Instant filedAt = Instant.EPOCH;
    private Optional<Rearrangement> pending = Optional.empty();
    private List<Verification> verifications = new ArrayList<>();
    private Instant nextVerificationAt = Instant.EPOCH;
    private List<JournalEntry> journal = new ArrayList<>();
    private int enteredInCustodyLog;
    private transient List<RecordEvent> raised = new ArrayList<>();

    // Filled from the store.
    @SuppressWarnings("NullAway.Init")
    private FiledRecord() {}

    /** Files an item under its number; its files have just been verified. */
    public static FiledRecord file(Filing filing, ArchiveNumber number, Instant at, Duration verificationPeriod) {
        var filed = new FiledRecord();
        filed.id = filing.id();
        filed.source = filing.source();
        filed.description = filing.description();
        filed.papers = filing.papers();
        filed.arrangement = filing.arrangement();
        filed.firstNumber = number;
        filed.number = number;
        filed.sectionName = filing.sectionName();
        filed.retention = filing.retention();
        filed.handling = filing.handling();
        filed.needToKnow = filing.needToKnow();
        filed.filedAt = at;
        filed.nextVerificationAt = at.plus(verificationPeriod);
        filed.note(CustodyAction.FILED, filing.by(), at, "共" + filing.papers().size() + "个文件");
        filed.raised.add(new RecordEvent.Filed(number, at));
        return filed;
    }

    /**
     * An archivist places the item elsewhere (调整整理); it takes effect when its new number is claimed.
     *
     * @throws RearrangementRefused if it stands there already, or an earlier decision is not carried out yet
     */
    public void rearrange(Arrangement to, String nameOfSection, String reason, Actor by, Instant at) {
        if (pending.isPresent()) {
            throw new RearrangementRefused(RearrangementRefused.Why.UNDER_WAY);
        }
        if (to.equals(arrangement)) {
            throw new RearrangementRefused(RearrangementRefused.Why.SAME_PLACE);
        }
        pending =
                Optional.of(new Rearrangement(cancelledNumbers.size() + 1, to, nameOfSection, reason, Doer.of(by), at));
        note(CustodyAction.REARRANGEMENT_DECIDED, Doer.of(by), at, "调整至" + to.series() + ":" + reason);
    }

    /** Carries out the decision under the number claimed for it; nothing happens when that was done already. */
    public void takeNumber(ArchiveNumber claimed, Instant at) {
        if (pending.isEmpty()) {
            return;
        }
        Rearrangement decision = pending.get();
        ArchiveNumber before = number;
        cancelledNumbers.add(new CancelledNumber(before, decision.reason(), decision.by(), at));
        if (decision.to().retention() != arrangement.retention()) {
            retention = new RetentionProposal(decision.to().retention(), Optional.empty(), decision.reason());
        }
        arrangement = decision.to();
        sectionName = decision.sectionName();
        number = claimed;
        pending = Optional.empty();
        note(CustodyAction.REARRANGED, decision.by(), at, "原档号" + before + "注销:" + decision.reason());
        raised.add(new RecordEvent.Rearranged(before, claimed, at));
    }

    /** Keeps the outcome of a verification and sets the time of the next. */
    public void verified(List<Verification.FileFinding> findings, Doer by, Instant at, Duration verificationPeriod) {
        var verification = new Verification(at, by, findings);
        verifications.add(verification);
        if (verifications.size() > VERIFICATIONS_KEPT) {
            verifications.removeFirst();
        }
        nextVerificationAt = at.plus(verificationPeriod);
        long broken = findings.stream().filter(finding -> !finding.intact()).count();
        note(CustodyAction.VERIFIED, by, at, broken == 0 ? "完好" : broken + "个文件与固化信息不符");
        raised.add(new RecordEvent.Verified(verification.intact(), at));
    }

    /** What of the journal is not known to be in the custody log yet, oldest first. */
    public List<CustodyFact> notYetInCustodyLog() {
        return journal.stream()
                .filter(entry -> entry.ordinal() > enteredInCustodyLog)
                .map(this::fact)
                .toList();
    }

    /** The journal is in the custody log up to the entry that has this ordinal. */
    public void enteredInCustodyLog(int upTo) {
        enteredInCustodyLog = Math.max(enteredInCustodyLog, Math.min(upTo, journal.size()));
    }

    private CustodyFact fact(JournalEntry entry) {
        return new CustodyFact(
                id.value() + "/" + entry.ordinal(),
                entry.action(),
                id.value(),
                Optional.of(entry.archiveNumber()),
                description.secrecy(),
                entry.by().id(),
                entry.by().signature(),
                entry.by().onBehalfOf(),
                entry.by().from(),
                entry.at(),
                entry.detail());
    }

    private void note(CustodyAction action, Doer by, Instant at, String detail) {
        journal.add(new JournalEntry(journal.size() + 1, action, number.toString(), by, at, detail));
    }

    /** When the next verification is due, or when what a crash left undone is to be finished. */
    public Optional<Instant> nextTimerAt() {
        if (enteredInCustodyLog < journal.size()) {
            return Optional.of(journal.getLast().at().plus(GRACE));
        }
        return Optional.of(pending.map(decision -> decision.at().plus(GRACE)).orElse(nextVerificationAt));
    }

    public boolean verificationIsDue(Instant now) {
        return !now.isBefore(nextVerificationAt);
    }

    public Readership readership() {
        var sections = new HashSet<>(handling);
        sections.add(arrangement.section());
        return Readership.of(description.secrecy(), sections, needToKnow);
    }

    public ArchiveStamp stamp() {
        return new ArchiveStamp(
                arrangement.fonds(),
                arrangement.year(),
                number.itemText(),
                sectionName,
                arrangement.retention(),
                description.pages());
    }

    /** The data of the archive stamp (归档章, DA/T 22). */
    public record ArchiveStamp(
            String fondsNumber, int year, String itemNumber, String section, RetentionPeriod retention, int pages) {}

    public List<RecordEvent> drainRaised() {
        var drained = List.copyOf(raised);
        raised.clear();
        return drained;
    }

    public RecordId id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Source source() {
        return source;
    }

    public Description description() {
        return description;
    }

    /** In the order of DA/T 22. */
    public List<Paper> papers() {
        return List.copyOf(papers);
    }

    public Arrangement arrangement() {
        return arrangement;
    }

    public ArchiveNumber number() {
        return number;
    }

    /** The number that the record itself claimed when it was filed. */
    public ArchiveNumber firstNumber() {
        return firstNumber;
    }

    public List<CancelledNumber> cancelledNumbers() {
        return List.copyOf(cancelledNumbers);
    }

    public String sectionName() {
        return sectionName;
    }

    public RetentionProposal retention() {
        return retention;
    }

    public Instant filedAt() {
        return filedAt;
    }

    public Optional<Rearrangement> pendingRearrangement() {
        return pending;
    }

    /** The latest last. */
    public List<Verification> verifications() {
        return List.copyOf(verifications);
    }

    public Optional<Verification> lastVerification() {
        return verifications.isEmpty() ? Optional.empty() : Optional.of(verifications.getLast());
    }

    public Instant nextVerificationAt() {
        return nextVerificationAt;
    }

    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }
}
