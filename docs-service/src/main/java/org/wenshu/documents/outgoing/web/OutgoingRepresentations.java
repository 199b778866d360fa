package org.wenshu.documents.outgoing.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.calendar.Deadline;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.model.CallSheet;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.CheckFinding;
import org.wenshu.documents.outgoing.model.Content;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.NumberedCopy;
import org.wenshu.documents.outgoing.model.OpinionRequest;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.Party;
import org.wenshu.documents.outgoing.model.Signature;
import org.wenshu.documents.outgoing.model.Version;
import org.wenshu.documents.outgoing.web.OutgoingRepresentation.*;
import org.wenshu.documents.readings.Reading;
import org.wenshu.office.Office;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Person;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Section;
import org.wenshu.office.model.SectionId;

/** Puts outgoing documents into the form that clients read, with the names that people and sections have now. */
@Component
class OutgoingRepresentations {
    private final Office office;

    OutgoingRepresentations(Office office) {
        this.office = office;
    }

    OutgoingRepresentation of(OutgoingDocument document, Actor reader) {
        var facts = document.facts();
        return new OutgoingRepresentation(
                document.id().value(),
                document.version(),
                document.stage(),
                document.stage().chinese(),
                List.copyOf(document.allowedActions(reader)),
                document.returnable(),
                document.number().map(DocumentNumber::toString),
                facts.kind(),
                facts.kind().chinese(),
                facts.format(),
                facts.direction(),
                facts.secrecy(),
                facts.secrecyTerm(),
                facts.urgency(),
                facts.issuers(),
                facts.numberCode(),
                facts.title(),
                facts.addressees(),
                facts.copiesTo(),
                facts.printed(),
                section(document.section()),
                person(document.drafter()),
                document.draftedAt(),
                document.cause().map(cause -> new CauseView(cause.kind().name(), cause.id(), cause.reference())),
                document.present().fingerprints().whole(),
                document.versions().stream()
                        .map(OutgoingRepresentations::version)
                        .toList(),
                holders(document.holders()),
                document.findings().stream()
                        .map(OutgoingRepresentations::finding)
                        .toList(),
                document.opinionRequests().stream().map(this::opinions).toList(),
                document.route()
                        .map(route -> new RouteView(
                                route.matter(),
                                route.experts().stream().map(this::person).toList(),
                                parties(route.countersigners()),
                                route.inOrder())),
                document.approvals().stream()
                        .map(passed -> new ApprovalView(
                                passed.level(),
                                passed.level().chinese(),
                                passed.version(),
                                document.counts(passed),
                                passed.opinion(),
                                passed.signature(),
                                passed.at(),
                                passed.setAside()))
                        .toList(),
                document.returns(),
                document.countersignatures().stream()
                        .map(given -> new CountersignatureView(
                                party(given.party()),
                                given.version(),
                                given.agreed(),
                                given.opinion(),
                                given.signer(),
                                given.signature(),
                                given.at()))
                        .toList(),
                parties(document.outstandingParties()),
                document.signingLeaders().stream().map(this::person).toList(),
                document.signatures().stream()
                        .map(signed -> new SignatureView(
                                signed.version(),
                                signed.covered(),
                                signed.opinion(),
                                signed.signature(),
                                signed.at(),
                                signed.day(),
                                signed.fallen()))
                        .toList(),
                document.recheck()
                        .map(done -> new RecheckView(
                                done.printedOn(), done.pages(), done.remark(), done.signature(), done.at())),
                document.proofreadings().stream()
                        .map(read -> new ProofreadingView(
                                read.print(),
                                read.content(),
                                read.format(),
                                read.copies(),
                                read.remark(),
                                read.signature(),
                                read.at()))
                        .toList(),
                document.numberedCopies().stream().map(this::copy).toList(),
                document.dispatches().stream()
                        .map(OutgoingRepresentations::dispatch)
                        .toList(),
                document.issuedAt(),
                document.archiveDeadline().map(OutgoingRepresentations::due),
                files(document),
                document.archiveNumber(),
                document.callSheets().stream().map(this::call).toList(),
                document.suspension().map(held -> new SuspensionView(held.reason(), held.signature(), held.since())),
                document.voidedBecause());
    }

    Line line(OutgoingDocument document) {
        var facts = document.facts();
        return new Line(
                document.id().value(),
                document.number().map(DocumentNumber::toString),
                document.stage(),
                document.stage().chinese(),
                facts.kind().chinese(),
                facts.title(),
                facts.secrecy(),
                facts.urgency(),
                facts.addressees(),
                section(document.section()),
                person(document.drafter()),
                document.draftedAt(),
                document.signature().map(Signature::day),
                document.issuedAt(),
                holders(document.holders()),
                document.archiveNumber());
    }

    VersionText text(Version version, Content content) {
        return new VersionText(
                version.number(),
                version.fingerprints().whole(),
                version.signature(),
                version.at(),
                version.remark(),
                OutgoingRequests.ContentBody.of(content));
    }

    JournalView journal(OutgoingDocument document, List<Reading> readings) {
        return new JournalView(
                document.journal().stream()
                        .map(entry -> new EntryView(
                                entry.number(),
                                entry.action(),
                                entry.action().chinese(),
                                entry.version(),
                                person(entry.by()),
                                entry.signature(),
                                entry.onBehalfOf().map(this::person),
                                entry.from(),
                                entry.at(),
                                entry.stage(),
                                holders(entry.heldBy()),
                                entry.said()))
                        .toList(),
                readings.stream()
                        .map(reading -> new ReadingView(
                                person(reading.by()),
                                reading.signature(),
                                reading.file().map(FileId::value),
                                reading.from(),
                                reading.at()))
                        .toList());
    }

    private static VersionView version(Version version) {
        return new VersionView(
                version.number(),
                version.facts().title(),
                version.fingerprints().whole(),
                version.signature(),
                version.at(),
                version.remark());
    }

    private static FindingView finding(CheckFinding finding) {
        return new FindingView(
                finding.number(),
                finding.code(),
                finding.clause(),
                finding.gates(),
                finding.place(),
                finding.excerpt(),
                finding.reason(),
                finding.english(),
                finding.suggestion(),
                finding.settlement().map(CheckFinding.Settlement::decision),
                finding.settlement().flatMap(CheckFinding.Settlement::word),
                finding.settlement().map(CheckFinding.Settlement::signature));
    }

    private OpinionRequestView opinions(OpinionRequest request) {
        return new OpinionRequestView(
                request.number(),
                request.version(),
                request.sections().stream().map(this::section).toList(),
                request.question(),
                due(request.deadline()),
                request.signature(),
                request.at(),
                request.answers().stream()
                        .map(answer -> new OpinionView(
                                section(answer.section()),
                                answer.agreed(),
                                answer.text(),
                                answer.signature(),
                                answer.at()))
                        .toList(),
                request.urging().times(),
                request.closed());
    }

    private NumberedCopyView copy(NumberedCopy copy) {
        return new NumberedCopyView(
                copy.number(),
                copy.state(),
                copy.dispatch(),
                copy.steps().stream()
                        .map(step -> new CopyStep(
                                step.state(),
                                step.signature(),
                                step.witness().map(this::person),
                                step.said(),
                                step.at()))
                        .toList());
    }

    private static DispatchView dispatch(Dispatch sent) {
        return new DispatchView(
                sent.number(),
                sent.recipient().name(),
                sent.recipient().section().map(SectionId::value),
                sent.recipient().email(),
                sent.channel(),
                sent.copies(),
                sent.copyNumbers(),
                due(sent.deadline()),
                sent.signature(),
                sent.at(),
                sent.receipt()
                        .map(proof ->
                                new ReceiptView(proof.receivedBy(), proof.receivedAt(), proof.signature(), proof.at())),
                sent.urging().times());
    }

    private CallSheetView call(CallSheet sheet) {
        return new CallSheetView(
                sheet.number(),
                sheet.cause(),
                sheet.person().map(this::person),
                sheet.openedAt(),
                sheet.outcome().map(came -> new CallView(came.reached(), came.said(), came.signature(), came.at())));
    }

    private List<PartyView> parties(Collection<Party> parties) {
        return parties.stream().map(this::party).toList();
    }

    private PartyView party(Party party) {
        return new PartyView(party.section().map(this::section), party.organ());
    }

    private static Due due(Deadline deadline) {
        return new Due(deadline.dueAt(), deadline.dueDay(), deadline.provisional(), deadline.basis());
    }

    /** Papers made again for the same content are the same file. */
    private static List<File> files(OutgoingDocument document) {
        return document.files().distinct().map(OutgoingRepresentations::file).toList();
    }

    private static File file(DocumentFile file) {
        return new File(
                file.id().value(), file.name(), file.kind(), file.mediaType(), file.size(), file.sha256(), file.sm3());
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
            case "heads" -> new Holder("HEADS", id, section(new SectionId(id)).name() + "负责人");
            case "role" -> new Holder("ROLE", id, Role.valueOf(id).chinese());
            default -> new Holder("OUTSIDE", id, "档案室");
        };
    }

    private Named person(PersonId id) {
        return new Named(id.value(), office.person(id).map(Person::name).orElse(id.value()));
    }

    private Named section(SectionId id) {
        return new Named(id.value(), office.section(id).map(Section::name).orElse(id.value()));
    }

    /** For the header that says where the new representation is. */
    static String location(OutgoingDocument document) {
        return OutgoingDocumentController.PATH + "/" + document.id().value();
    }

    static Optional<SectionId> sectionId(Optional<String> sent) {
        return sent.map(SectionId::new);
    }
}
