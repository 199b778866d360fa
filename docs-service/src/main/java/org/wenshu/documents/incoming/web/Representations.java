package org.wenshu.documents.incoming.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.calendar.Deadline;
import org.wenshu.documents.incoming.Desk;
import org.wenshu.documents.incoming.model.ExtensionRequest;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.JournalEntry;
import org.wenshu.documents.incoming.model.Leader;
import org.wenshu.documents.incoming.model.MachineChecks;
import org.wenshu.documents.incoming.model.Proposal;
import org.wenshu.documents.incoming.model.Submission;
import org.wenshu.documents.incoming.model.TrackingSheet;
import org.wenshu.documents.incoming.web.IncomingRepresentation.*;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.readings.Reading;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** Puts documents into the form that clients read, with the names that people and sections have now. */
@Component
class Representations {
    private final Office office;
    private final Desk desk;

    Representations(Office office, Desk desk) {
        this.office = office;
        this.desk = desk;
    }

    IncomingRepresentation of(IncomingDocument document, Actor reader) {
        var face = document.particulars();
        return new IncomingRepresentation(
                document.id().value(),
                document.version(),
                document.number().toString(),
                document.number().register(),
                document.number().year(),
                document.number().number(),
                document.stage(),
                document.stage().chinese(),
                List.copyOf(document.allowedActions(reader)),
                face.sender(),
                face.senderNumber(),
                face.title(),
                face.addressee(),
                face.documentDate(),
                face.copies(),
                face.pages(),
                document.receivedAt(),
                face.channel(),
                face.source(),
                face.secrecy(),
                face.secrecyTerm(),
                face.urgency(),
                face.attachmentNames(),
                face.retentionHint(),
                face.remark(),
                person(document.registeredBy()),
                document.registeredAt(),
                files(document.present().files()),
                holders(document.holders()),
                document.deadline().map(Representations::due),
                document.isOverdue(desk.now()),
                document.submissions().stream().map(this::submission).toList(),
                document.reviews().stream()
                        .map(review -> new ReviewView(
                                review.submission(),
                                review.passed(),
                                review.checklist().stream()
                                        .map(checked -> new CheckedView(
                                                checked.point(),
                                                checked.point().chinese(),
                                                checked.inOrder(),
                                                checked.remark()))
                                        .toList(),
                                review.despite(),
                                review.signature(),
                                review.at()))
                        .toList(),
                document.proposals().stream().map(this::proposal).toList(),
                document.leadersToCome().stream().map(Representations::leader).toList(),
                document.instructions().stream()
                        .map(given -> new InstructionView(
                                given.proposal(),
                                leader(given.leader()),
                                given.text(),
                                given.candidate(),
                                given.signature(),
                                given.at(),
                                given.withdrawn()))
                        .toList(),
                document.circulations().stream()
                        .map(passed -> new CirculationView(
                                person(passed.reader()), passed.askedAt(), passed.readAt(), passed.remark()))
                        .toList(),
                document.assignment()
                        .map(assignment -> new AssignmentView(
                                assignment.number(),
                                section(assignment.order().lead()),
                                sections(assignment.order().coHandlers()),
                                assignment.order().words(),
                                assignment.signature(),
                                assignment.at())),
                document.extensionRequests().stream().map(this::extension).toList(),
                document.ladder().urgings(),
                document.callSheets().stream().map(this::callSheet).toList(),
                document.results().stream()
                        .map(result -> new ResultView(
                                section(result.section()),
                                result.text(),
                                files(result.files()),
                                result.signature(),
                                result.at(),
                                result.setAside()))
                        .toList(),
                document.suspension()
                        .map(suspension ->
                                new SuspensionView(suspension.reason(), suspension.signature(), suspension.since())),
                document.completion()
                        .map(closing -> new CompletionView(
                                closing.conclusion(), files(closing.papers()), closing.signature(), closing.at())),
                document.voidedBecause(),
                document.archiveNumber());
    }

    Line line(IncomingDocument document) {
        var face = document.particulars();
        return new Line(
                document.id().value(),
                document.number().toString(),
                document.receivedAt(),
                face.sender(),
                face.senderNumber(),
                face.title(),
                face.secrecy(),
                face.urgency(),
                face.channel(),
                document.stage(),
                document.stage().chinese(),
                document.suspension().isPresent(),
                document.assignment()
                        .map(assignment -> section(assignment.order().lead())),
                holders(document.holders()),
                document.deadline().map(Representations::due),
                document.isOverdue(desk.now()),
                document.archiveNumber());
    }

    List<CallToMake> callsToMake(IncomingDocument document) {
        return document.callSheets().stream()
                .filter(CallSheet::open)
                .map(sheet -> new CallToMake(
                        document.id().value(),
                        document.number().toString(),
                        document.particulars().title(),
                        document.deadline().map(Representations::due),
                        document.ladder().urgings(),
                        callSheet(sheet)))
                .toList();
    }

    JournalView journal(IncomingDocument document, List<Reading> readings) {
        return new JournalView(
                document.journal().stream().map(this::journalLine).toList(),
                readings.stream()
                        .map(reading -> new ReadingLine(
                                person(reading.by()),
                                reading.signature(),
                                reading.from(),
                                reading.at(),
                                reading.file().map(FileId::value)))
                        .toList());
    }

    TrackingView tracking(IncomingDocument document) {
        TrackingSheet sheet = TrackingSheet.of(document, desk.now(), office.calendar());
        return new TrackingView(
                document.number().toString(),
                document.particulars().title(),
                document.stage(),
                sheet.steps().stream()
                        .map(step -> new StepView(
                                step.stage(),
                                step.stage().chinese(),
                                step.suspended(),
                                holders(step.heldBy()),
                                step.since(),
                                step.until(),
                                step.wallTime().toString(),
                                step.workingTime().toString(),
                                step.entries().stream().map(this::journalLine).toList()))
                        .toList(),
                sheet.deadline().map(Representations::due),
                sheet.timeLeft().map(Duration::toString),
                sheet.urgings());
    }

    /** What the machine found on the document as it was last handed in. */
    ChecksView checks(IncomingDocument document) {
        return document.present()
                .checks()
                .map(Representations::checks)
                .orElseGet(() -> new ChecksView(document.present().at(), List.of()));
    }

    private JournalLine journalLine(JournalEntry entry) {
        return new JournalLine(
                entry.number(),
                entry.action(),
                entry.action().chinese(),
                person(entry.by()),
                entry.signature(),
                entry.onBehalfOf().map(this::person),
                entry.from(),
                entry.at(),
                entry.stage(),
                holders(entry.heldBy()),
                entry.said());
    }

    private SubmissionView submission(Submission submission) {
        return new SubmissionView(
                submission.number(),
                submission.at(),
                files(submission.files()),
                submission.checks().map(Representations::checks));
    }

    private static ChecksView checks(MachineChecks checks) {
        return new ChecksView(
                checks.at(),
                checks.findings().stream()
                        .map(finding -> new FindingView(
                                finding.code(),
                                finding.severity(),
                                finding.file().map(FileId::value),
                                finding.message()))
                        .toList());
    }

    private ProposalView proposal(Proposal proposal) {
        var content = proposal.content();
        return new ProposalView(
                proposal.number(),
                content.leaders().stream().map(Representations::leader).toList(),
                content.candidates().stream()
                        .map(candidate -> new CandidateView(
                                section(candidate.lead()), sections(candidate.coHandlers()), candidate.reason()))
                        .toList(),
                content.reason(),
                content.policyBasis(),
                content.relatedWork(),
                proposal.signature(),
                proposal.at(),
                proposal.end());
    }

    private ExtensionView extension(ExtensionRequest request) {
        return new ExtensionView(
                request.number(),
                section(request.section()),
                request.askedDay(),
                request.reason(),
                request.signature(),
                request.at(),
                request.decision()
                        .map(decision -> new DecisionView(
                                decision.granted(),
                                decision.grantedDay(),
                                decision.reason(),
                                decision.signature(),
                                decision.at())));
    }

    private CallSheetView callSheet(CallSheet sheet) {
        return new CallSheetView(
                sheet.number(),
                sheet.cause(),
                sections(sheet.sections()),
                sheet.person().map(this::person),
                sheet.openedAt(),
                sheet.outcome().map(came -> new OutcomeView(came.reached(), came.said(), came.signature(), came.at())));
    }

    private static Due due(Deadline deadline) {
        return new Due(deadline.dueAt(), deadline.dueDay(), deadline.provisional(), deadline.basis());
    }

    private static List<IncomingRepresentation.File> files(List<DocumentFile> files) {
        return files.stream()
                .map(file -> new IncomingRepresentation.File(
                        file.id().value(),
                        file.name(),
                        file.kind(),
                        file.mediaType(),
                        file.size(),
                        file.sha256(),
                        file.sm3()))
                .toList();
    }

    private List<Holder> holders(Collection<Principal> principals) {
        return principals.stream().map(this::holder).toList();
    }

    private Holder holder(Principal principal) {
        int colon = principal.value().indexOf(':');
        String kind = principal.value().substring(0, colon);
        String id = principal.value().substring(colon + 1);
        return switch (kind) {
            case "person" -> new Holder("PERSON", id, person(new PersonId(id)).name());
            case "section" ->
                new Holder("SECTION", id, section(new SectionId(id)).name());
            case "role" -> new Holder("ROLE", id, Role.valueOf(id).chinese());
            default -> new Holder("OUTSIDE", id, id.equals("archive") ? "档案室" : "来文单位");
        };
    }

    private Named person(PersonId id) {
        return new Named(id.value(), office.person(id).map(Person::name).orElse(id.value()));
    }

    private Named section(SectionId id) {
        return new Named(id.value(), office.section(id).map(Section::name).orElse(id.value()));
    }

    private List<Named> sections(Collection<SectionId> ids) {
        var named = new ArrayList<Named>();
        ids.forEach(id -> named.add(section(id)));
        return named;
    }

    private static Named leader(Leader leader) {
        return new Named(leader.id().value(), leader.name());
    }

    /** For the header that says where the new representation is. */
    static String location(IncomingDocument document) {
        return IncomingDocumentController.PATH + "/" + document.id().value();
    }

    static Optional<SectionId> sectionId(Optional<String> sent) {
        return sent.map(SectionId::new);
    }
}
