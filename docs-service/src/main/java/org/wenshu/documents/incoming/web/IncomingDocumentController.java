package org.wenshu.documents.incoming.web;

import static org.wenshu.documents.incoming.web.IncomingRequests.listOf;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.documents.incoming.AssigningHandlers;
import org.wenshu.documents.incoming.CheckingFiles;
import org.wenshu.documents.incoming.CirculatingForReading;
import org.wenshu.documents.incoming.CompletingIncoming;
import org.wenshu.documents.incoming.Desk;
import org.wenshu.documents.incoming.ExtendingDeadlines;
import org.wenshu.documents.incoming.GivingInstructions;
import org.wenshu.documents.incoming.HoldingBack;
import org.wenshu.documents.incoming.ProposingHandling;
import org.wenshu.documents.incoming.ReadingDocuments;
import org.wenshu.documents.incoming.RegisteringIncoming;
import org.wenshu.documents.incoming.ReviewingIncoming;
import org.wenshu.documents.incoming.SubmittingResults;
import org.wenshu.documents.incoming.UrgingHandlers;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.incoming.model.Review;
import org.wenshu.documents.incoming.web.IncomingRequests.*;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.FileStreams;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.web.Etags;
import reactor.core.publisher.Flux;

/** One incoming document and what is done with it (收文办理, D1–D9, D20); each act is created below it. */
@RestController
@RequestMapping(IncomingDocumentController.PATH)
class IncomingDocumentController {
    static final String PATH = "/api/v1/incoming-documents";

    private final RegisteringIncoming registering;
    private final CheckingFiles checking;
    private final ReviewingIncoming reviewing;
    private final ProposingHandling proposing;
    private final GivingInstructions instructing;
    private final CirculatingForReading circulating;
    private final AssigningHandlers assigning;
    private final ExtendingDeadlines extending;
    private final UrgingHandlers urging;
    private final SubmittingResults submitting;
    private final CompletingIncoming completing;
    private final HoldingBack holdingBack;
    private final ReadingDocuments reading;
    private final Desk desk;
    private final FileStore files;
    private final Representations representations;

    IncomingDocumentController(
            RegisteringIncoming registering,
            CheckingFiles checking,
            ReviewingIncoming reviewing,
            ProposingHandling proposing,
            GivingInstructions instructing,
            CirculatingForReading circulating,
            AssigningHandlers assigning,
            ExtendingDeadlines extending,
            UrgingHandlers urging,
            SubmittingResults submitting,
            CompletingIncoming completing,
            HoldingBack holdingBack,
            ReadingDocuments reading,
            Desk desk,
            FileStore files,
            Representations representations) {
        this.registering = registering;
        this.checking = checking;
        this.reviewing = reviewing;
        this.proposing = proposing;
        this.instructing = instructing;
        this.circulating = circulating;
        this.assigning = assigning;
        this.extending = extending;
        this.urging = urging;
        this.submitting = submitting;
        this.completing = completing;
        this.holdingBack = holdingBack;
        this.reading = reading;
        this.desk = desk;
        this.files = files;
        this.representations = representations;
    }

    @PostMapping
    @Needs(Authorities.INCOMING_REGISTER)
    ResponseEntity<IncomingRepresentation> register(@Valid @RequestBody Registration sent, Actor actor) {
        return created(
                registering.register(
                        sent.register(), sent.particulars(), sent.receivedAt(), uploads(sent.files()), actor),
                actor);
    }

    @GetMapping("/{id}")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<IncomingRepresentation> read(@PathVariable String id, Actor actor) {
        return answer(HttpStatus.OK, reading.open(new IncomingDocumentId(id), actor), actor);
    }

    @GetMapping("/{id}/files/{fileId}")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable String id, @PathVariable String fileId, Actor actor) {
        DocumentFile file = reading.openFile(new IncomingDocumentId(id), new FileId(fileId), actor);
        return FileStreams.download(
                files, new StoredFile(file.sha256(), file.sm3(), file.size(), file.mediaType()), file.name());
    }

    @GetMapping("/{id}/tracking-sheet")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<IncomingRepresentation.TrackingView> trackingSheet(@PathVariable String id, Actor actor) {
        IncomingDocument document = desk.see(new IncomingDocumentId(id), actor);
        return tagged(document).body(representations.tracking(document));
    }

    @GetMapping("/{id}/journal")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<IncomingRepresentation.JournalView> journal(@PathVariable String id, Actor actor) {
        IncomingDocument document = desk.see(new IncomingDocumentId(id), actor);
        return tagged(document).body(representations.journal(document, reading.readingsOf(document)));
    }

    @GetMapping("/{id}/checks")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<IncomingRepresentation.ChecksView> checks(@PathVariable String id, Actor actor) {
        IncomingDocument document = desk.see(new IncomingDocumentId(id), actor);
        return tagged(document).body(representations.checks(document));
    }

    @PostMapping("/{id}/checks")
    @Needs({Authorities.INCOMING_REGISTER, Authorities.INCOMING_REVIEW})
    ResponseEntity<IncomingRepresentation> check(@PathVariable String id, Actor actor) {
        return created(checking.check(new IncomingDocumentId(id), actor), actor);
    }

    @PostMapping("/{id}/reviews")
    @Needs(Authorities.INCOMING_REVIEW)
    ResponseEntity<IncomingRepresentation> review(
            @PathVariable String id, @Valid @RequestBody ReviewRequest sent, Actor actor) {
        var checklist = sent.checklist().stream()
                .map(checked -> new Review.Checked(checked.point(), checked.inOrder(), checked.remark()))
                .toList();
        return created(
                reviewing.review(
                        new IncomingDocumentId(id),
                        sent.outcome() == ReviewRequest.Outcome.PASS,
                        checklist,
                        sent.reason(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/resubmissions")
    @Needs(Authorities.INCOMING_REGISTER)
    ResponseEntity<IncomingRepresentation> resubmit(
            @PathVariable String id, @Valid @RequestBody Resubmission sent, Actor actor) {
        return created(
                registering.resubmit(
                        new IncomingDocumentId(id), sent.particulars(), uploads(sent.files()), sent.remark(), actor),
                actor);
    }

    @PostMapping("/{id}/proposals")
    @Needs(Authorities.INCOMING_PROPOSE)
    ResponseEntity<IncomingRepresentation> propose(
            @PathVariable String id, @Valid @RequestBody ProposalRequest sent, Actor actor) {
        var candidates = listOf(sent.candidates()).stream()
                .map(candidate -> new ProposingHandling.Candidate(
                        new SectionId(candidate.leadSectionId()),
                        sections(candidate.coSectionIds()),
                        candidate.reason()))
                .toList();
        return created(
                proposing.propose(
                        new IncomingDocumentId(id),
                        people(sent.leaderIds()),
                        candidates,
                        sent.reason(),
                        sent.policyBasis(),
                        sent.relatedWork(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/instructions")
    @Needs(Authorities.INCOMING_INSTRUCT)
    ResponseEntity<IncomingRepresentation> instruct(
            @PathVariable String id, @Valid @RequestBody InstructionRequest sent, Actor actor) {
        return created(
                instructing.instruct(
                        new IncomingDocumentId(id),
                        sent.text(),
                        sent.candidate(),
                        people(sent.addedLeaderIds()),
                        people(sent.readerIds()),
                        actor),
                actor);
    }

    /** By a leader who wants another proposal, or by a handling section whose matter it is not. */
    @PostMapping("/{id}/send-backs")
    @Needs({Authorities.INCOMING_INSTRUCT, Authorities.INCOMING_HANDLE})
    ResponseEntity<IncomingRepresentation> sendBack(
            @PathVariable String id, @Valid @RequestBody SendBackRequest sent, Actor actor) {
        var documentId = new IncomingDocumentId(id);
        IncomingDocument document = desk.see(documentId, actor).stage() == IncomingStage.ASSIGNED
                ? assigning.sendBack(documentId, Representations.sectionId(sent.sectionId()), sent.reason(), actor)
                : instructing.sendBackProposal(documentId, sent.reason(), actor);
        return created(document, actor);
    }

    @PostMapping("/{id}/circulations")
    @Needs({Authorities.INCOMING_CIRCULATE, Authorities.INCOMING_INSTRUCT})
    ResponseEntity<IncomingRepresentation> circulate(
            @PathVariable String id, @Valid @RequestBody CirculationRequest sent, Actor actor) {
        return created(
                circulating.circulate(new IncomingDocumentId(id), people(sent.readerIds()), sent.remark(), actor),
                actor);
    }

    @PostMapping("/{id}/reading-receipts")
    @Needs(Authorities.INCOMING_READ)
    ResponseEntity<IncomingRepresentation> markRead(
            @PathVariable String id, @Valid @RequestBody ReadingReceiptRequest sent, Actor actor) {
        return created(circulating.markRead(new IncomingDocumentId(id), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/assignments")
    @Needs(Authorities.INCOMING_ASSIGN)
    ResponseEntity<IncomingRepresentation> assign(
            @PathVariable String id, @Valid @RequestBody AssignmentRequest sent, Actor actor) {
        return created(
                assigning.assign(
                        new IncomingDocumentId(id),
                        new SectionId(sent.leadSectionId()),
                        sections(sent.coSectionIds()),
                        sent.dueDay(),
                        sent.dueReason(),
                        sent.remark(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/extension-requests")
    @Needs(Authorities.INCOMING_HANDLE)
    ResponseEntity<IncomingRepresentation> requestExtension(
            @PathVariable String id, @Valid @RequestBody ExtensionRequestBody sent, Actor actor) {
        return created(
                extending.request(
                        new IncomingDocumentId(id),
                        Representations.sectionId(sent.sectionId()),
                        sent.dueDay(),
                        sent.reason(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/extension-requests/{number}/decision")
    @Needs(Authorities.INCOMING_DECIDE_EXTENSION)
    ResponseEntity<IncomingRepresentation> decideExtension(
            @PathVariable String id,
            @PathVariable int number,
            @Valid @RequestBody ExtensionDecisionRequest sent,
            Actor actor) {
        var documentId = new IncomingDocumentId(id);
        if (sent.granted()) {
            return created(extending.grant(documentId, number, sent.dueDay(), sent.reason(), actor), actor);
        }
        String reason = sent.reason()
                .orElseThrow(() -> new DetailRefused(
                        "reason", "required-when-refused", "不同意延期须说明理由", "a refusal names its reason"));
        return created(extending.refuse(documentId, number, reason, actor), actor);
    }

    @PostMapping("/{id}/urgings")
    @Needs(Authorities.INCOMING_URGE)
    ResponseEntity<IncomingRepresentation> urge(
            @PathVariable String id, @Valid @RequestBody UrgingRequest sent, Actor actor) {
        return created(urging.urge(new IncomingDocumentId(id), sent.words(), actor), actor);
    }

    @PostMapping("/{id}/call-sheets/{number}/outcome")
    @Needs(Authorities.INCOMING_URGE)
    ResponseEntity<IncomingRepresentation> recordCall(
            @PathVariable String id,
            @PathVariable int number,
            @Valid @RequestBody CallOutcomeRequest sent,
            Actor actor) {
        return created(
                urging.recordCall(new IncomingDocumentId(id), number, sent.reached(), sent.outcome(), actor), actor);
    }

    @PostMapping("/{id}/results")
    @Needs(Authorities.INCOMING_HANDLE)
    ResponseEntity<IncomingRepresentation> submitResult(
            @PathVariable String id, @Valid @RequestBody ResultRequest sent, Actor actor) {
        return created(
                submitting.submit(
                        new IncomingDocumentId(id),
                        Representations.sectionId(sent.sectionId()),
                        sent.text(),
                        listOf(sent.fileIds()).stream().map(FileId::new).toList(),
                        sent.withoutCoHandlersReason(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/result-returns")
    @Needs(Authorities.INCOMING_COMPLETE)
    ResponseEntity<IncomingRepresentation> returnResult(
            @PathVariable String id, @Valid @RequestBody ResultReturnRequest sent, Actor actor) {
        return created(
                submitting.returnResult(new IncomingDocumentId(id), sections(sent.sectionIds()), sent.reason(), actor),
                actor);
    }

    @PostMapping("/{id}/completion")
    @Needs(Authorities.INCOMING_COMPLETE)
    ResponseEntity<IncomingRepresentation> complete(
            @PathVariable String id, @Valid @RequestBody CompletionRequest sent, Actor actor) {
        return created(completing.complete(new IncomingDocumentId(id), sent.conclusion(), actor), actor);
    }

    @PostMapping("/{id}/withdrawals")
    @Needs({Authorities.INCOMING_PROPOSE, Authorities.INCOMING_INSTRUCT, Authorities.INCOMING_HANDLE})
    ResponseEntity<IncomingRepresentation> withdraw(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(holdingBack.withdraw(new IncomingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/suspensions")
    @Needs(Authorities.INCOMING_VOID)
    ResponseEntity<IncomingRepresentation> suspend(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(holdingBack.suspend(new IncomingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/resumption")
    @Needs(Authorities.INCOMING_VOID)
    ResponseEntity<IncomingRepresentation> resume(
            @PathVariable String id, @Valid @RequestBody ResumptionRequest sent, Actor actor) {
        return created(holdingBack.resume(new IncomingDocumentId(id), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/voiding")
    @Needs(Authorities.INCOMING_VOID)
    ResponseEntity<IncomingRepresentation> voidEntry(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(holdingBack.voidEntry(new IncomingDocumentId(id), sent.reason(), actor), actor);
    }

    private ResponseEntity<IncomingRepresentation> created(IncomingDocument document, Actor actor) {
        return answer(HttpStatus.CREATED, document, actor);
    }

    private ResponseEntity<IncomingRepresentation> answer(HttpStatus status, IncomingDocument document, Actor actor) {
        return ResponseEntity.status(status)
                .location(URI.create(Representations.location(document)))
                .eTag(Etags.of(document.version()))
                .body(representations.of(document, actor));
    }

    private static ResponseEntity.BodyBuilder tagged(IncomingDocument document) {
        return ResponseEntity.ok().eTag(Etags.of(document.version()));
    }

    private static List<RegisteringIncoming.Upload> uploads(@Nullable List<FileToAttach> sent) {
        return listOf(sent).stream()
                .map(file -> new RegisteringIncoming.Upload(new FileId(file.fileId()), file.kind().kind))
                .toList();
    }

    private static List<PersonId> people(@Nullable List<String> ids) {
        return listOf(ids).stream().map(PersonId::new).toList();
    }

    private static List<SectionId> sections(@Nullable List<String> ids) {
        return listOf(ids).stream().map(SectionId::new).toList();
    }
}
