package org.wenshu.documents.outgoing.web;

import static org.wenshu.documents.outgoing.web.OutgoingRequests.listOf;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.documents.outgoing.ArchivingDocuments;
import org.wenshu.documents.outgoing.DistributingDocuments;
import org.wenshu.documents.outgoing.DraftingDocuments;
import org.wenshu.documents.outgoing.HoldingBackDocuments;
import org.wenshu.documents.outgoing.NumberingDocuments;
import org.wenshu.documents.outgoing.OutgoingDesk;
import org.wenshu.documents.outgoing.PrintingDocuments;
import org.wenshu.documents.outgoing.ReadingOutgoing;
import org.wenshu.documents.outgoing.ReviewingDrafts;
import org.wenshu.documents.outgoing.SeekingOpinions;
import org.wenshu.documents.outgoing.SigningDocuments;
import org.wenshu.documents.outgoing.TracingDocuments;
import org.wenshu.documents.outgoing.model.Dispatch;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.Party;
import org.wenshu.documents.outgoing.model.Return;
import org.wenshu.documents.outgoing.web.OutgoingRequests.*;
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

/** One outgoing document and what is done with it (发文办理, D10–D18, D20); each act is created below it. */
@RestController
@RequestMapping(OutgoingDocumentController.PATH)
class OutgoingDocumentController {
    static final String PATH = "/api/v1/outgoing-documents";

    private final DraftingDocuments drafting;
    private final SeekingOpinions seeking;
    private final ReviewingDrafts reviewing;
    private final SigningDocuments signing;
    private final NumberingDocuments numbering;
    private final PrintingDocuments printing;
    private final DistributingDocuments distributing;
    private final ArchivingDocuments archiving;
    private final HoldingBackDocuments holdingBack;
    private final ReadingOutgoing reading;
    private final TracingDocuments tracing;
    private final OutgoingDesk desk;
    private final FileStore files;
    private final OutgoingRepresentations representations;

    OutgoingDocumentController(
            DraftingDocuments drafting,
            SeekingOpinions seeking,
            ReviewingDrafts reviewing,
            SigningDocuments signing,
            NumberingDocuments numbering,
            PrintingDocuments printing,
            DistributingDocuments distributing,
            ArchivingDocuments archiving,
            HoldingBackDocuments holdingBack,
            ReadingOutgoing reading,
            TracingDocuments tracing,
            OutgoingDesk desk,
            FileStore files,
            OutgoingRepresentations representations) {
        this.drafting = drafting;
        this.seeking = seeking;
        this.reviewing = reviewing;
        this.signing = signing;
        this.numbering = numbering;
        this.printing = printing;
        this.distributing = distributing;
        this.archiving = archiving;
        this.holdingBack = holdingBack;
        this.reading = reading;
        this.tracing = tracing;
        this.desk = desk;
        this.files = files;
        this.representations = representations;
    }

    @PostMapping
    @Needs(Authorities.OUTGOING_DRAFT)
    ResponseEntity<OutgoingRepresentation> draft(@Valid @RequestBody DraftRequest sent, Actor actor) {
        return created(
                drafting.draft(
                        sent.content().toContent(),
                        sent.sectionId().map(SectionId::new),
                        Optional.ofNullable(sent.cause()).map(CauseBody::toCause),
                        sent.remark(),
                        actor),
                actor);
    }

    @GetMapping("/{id}")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<OutgoingRepresentation> read(@PathVariable String id, Actor actor) {
        return answer(HttpStatus.OK, reading.open(new OutgoingDocumentId(id), actor), actor);
    }

    @PostMapping("/{id}/versions")
    @Needs(Authorities.OUTGOING_DRAFT)
    ResponseEntity<OutgoingRepresentation> revise(
            @PathVariable String id, @Valid @RequestBody RevisionRequest sent, Actor actor) {
        return created(
                drafting.revise(new OutgoingDocumentId(id), sent.content().toContent(), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/checks")
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.OUTGOING_REVIEW})
    ResponseEntity<OutgoingRepresentation> check(@PathVariable String id, Actor actor) {
        return created(drafting.check(new OutgoingDocumentId(id), actor), actor);
    }

    @PostMapping("/{id}/findings/{number}/decisions")
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.OUTGOING_REVIEW})
    ResponseEntity<OutgoingRepresentation> settle(
            @PathVariable String id, @PathVariable int number, @Valid @RequestBody FindingDecision sent, Actor actor) {
        return created(
                reviewing.settle(new OutgoingDocumentId(id), number, sent.decision(), sent.word(), actor), actor);
    }

    @PostMapping("/{id}/opinion-requests")
    @Needs(Authorities.OUTGOING_DRAFT)
    ResponseEntity<OutgoingRepresentation> seekOpinions(
            @PathVariable String id, @Valid @RequestBody OpinionsRequest sent, Actor actor) {
        return created(
                seeking.seek(
                        new OutgoingDocumentId(id),
                        sent.sectionIds().stream().map(SectionId::new).toList(),
                        sent.question(),
                        sent.dueDay(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/opinion-requests/{number}/opinions")
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.OUTGOING_REVIEW})
    ResponseEntity<OutgoingRepresentation> giveOpinion(
            @PathVariable String id, @PathVariable int number, @Valid @RequestBody OpinionBody sent, Actor actor) {
        return created(
                seeking.give(
                        new OutgoingDocumentId(id),
                        number,
                        sent.sectionId().map(SectionId::new),
                        sent.agreed(),
                        sent.text(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/submissions")
    @Needs(Authorities.OUTGOING_DRAFT)
    ResponseEntity<OutgoingRepresentation> submit(
            @PathVariable String id, @Valid @RequestBody Submission sent, Actor actor) {
        var way = new ReviewingDrafts.Way(
                sent.matter(),
                listOf(sent.expertIds()).stream().map(PersonId::new).toList(),
                listOf(sent.countersigners()).stream()
                        .map(OutgoingDocumentController::party)
                        .toList(),
                Boolean.TRUE.equals(sent.inOrder()));
        return created(
                reviewing.submit(new OutgoingDocumentId(id), way, sent.withoutOpinions(), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/reviews")
    @Needs(Authorities.OUTGOING_REVIEW)
    ResponseEntity<OutgoingRepresentation> review(
            @PathVariable String id, @Valid @RequestBody ReviewRequest sent, Actor actor) {
        return created(reviewing.pass(new OutgoingDocumentId(id), sent.opinion(), actor), actor);
    }

    @PostMapping("/{id}/returns")
    @Needs({
        Authorities.OUTGOING_REVIEW,
        Authorities.OUTGOING_COUNTERSIGN,
        Authorities.OUTGOING_SIGN,
        Authorities.OUTGOING_RECHECK
    })
    ResponseEntity<OutgoingRepresentation> sendBack(
            @PathVariable String id, @Valid @RequestBody ReturnRequest sent, Actor actor) {
        var marks = listOf(sent.marks()).stream()
                .map(mark -> new Return.Mark(mark.place(), mark.reason()))
                .toList();
        return created(reviewing.sendBack(new OutgoingDocumentId(id), sent.to(), sent.reason(), marks, actor), actor);
    }

    @PostMapping("/{id}/withdrawals")
    @Needs(Authorities.OUTGOING_DRAFT)
    ResponseEntity<OutgoingRepresentation> withdraw(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(reviewing.withdraw(new OutgoingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/countersignatures")
    @Needs(Authorities.OUTGOING_COUNTERSIGN)
    ResponseEntity<OutgoingRepresentation> countersign(
            @PathVariable String id, @Valid @RequestBody CountersignRequest sent, Actor actor) {
        return created(
                reviewing.countersign(
                        new OutgoingDocumentId(id),
                        party(sent.party()),
                        sent.agreed(),
                        sent.opinion(),
                        sent.signer(),
                        actor),
                actor);
    }

    @PostMapping("/{id}/signatures")
    @Needs(Authorities.OUTGOING_SIGN)
    ResponseEntity<OutgoingRepresentation> sign(
            @PathVariable String id, @Valid @RequestBody SignatureRequest sent, Actor actor) {
        return created(signing.sign(new OutgoingDocumentId(id), sent.contentDigest(), sent.opinion(), actor), actor);
    }

    @PostMapping("/{id}/number-reservations")
    @Needs(Authorities.OUTGOING_RECHECK)
    ResponseEntity<OutgoingRepresentation> reserveNumber(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(numbering.reserve(new OutgoingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/number-returns")
    @Needs(Authorities.OUTGOING_RECHECK)
    ResponseEntity<OutgoingRepresentation> giveBackNumber(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(numbering.giveBack(new OutgoingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/rechecks")
    @Needs(Authorities.OUTGOING_RECHECK)
    ResponseEntity<OutgoingRepresentation> recheck(
            @PathVariable String id, @Valid @RequestBody RecheckRequest sent, Actor actor) {
        return created(numbering.recheck(new OutgoingDocumentId(id), sent.points(), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/proofreadings")
    @Needs(Authorities.OUTGOING_PRINT)
    ResponseEntity<OutgoingRepresentation> proofread(
            @PathVariable String id, @Valid @RequestBody ProofreadingRequest sent, Actor actor) {
        return created(
                printing.proofread(
                        new OutgoingDocumentId(id), sent.content(), sent.format(), sent.copies(), sent.remark(), actor),
                actor);
    }

    @PostMapping("/{id}/dispatches")
    @Needs(Authorities.OUTGOING_DISTRIBUTE)
    ResponseEntity<OutgoingRepresentation> distribute(
            @PathVariable String id, @Valid @RequestBody Distribution sent, Actor actor) {
        var orders = sent.dispatches().stream()
                .map(dispatch -> new Dispatch.Order(
                        new Dispatch.Recipient(
                                dispatch.recipient(), dispatch.sectionId().map(SectionId::new), dispatch.email()),
                        dispatch.channel(),
                        dispatch.copies() == null ? 1 : dispatch.copies(),
                        listOf(dispatch.copyNumbers())))
                .toList();
        return created(distributing.distribute(new OutgoingDocumentId(id), orders, actor), actor);
    }

    @PostMapping("/{id}/dispatches/{number}/receipt")
    @Needs({Authorities.OUTGOING_DISTRIBUTE, Authorities.OUTGOING_DRAFT})
    ResponseEntity<OutgoingRepresentation> confirmReceipt(
            @PathVariable String id, @PathVariable int number, @Valid @RequestBody ReceiptRequest sent, Actor actor) {
        return created(
                distributing.confirmReceipt(
                        new OutgoingDocumentId(id), number, sent.receivedBy(), sent.receivedAt(), actor),
                actor);
    }

    @PostMapping("/{id}/copies/{number}/recall")
    @Needs(Authorities.OUTGOING_PRINT)
    ResponseEntity<OutgoingRepresentation> recall(
            @PathVariable String id, @PathVariable int number, @Valid @RequestBody RecallRequest sent, Actor actor) {
        return created(distributing.recall(new OutgoingDocumentId(id), number, sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/copies/{number}/destruction")
    @Needs(Authorities.OUTGOING_PRINT)
    ResponseEntity<OutgoingRepresentation> destroy(
            @PathVariable String id,
            @PathVariable int number,
            @Valid @RequestBody DestructionRequest sent,
            Actor actor) {
        return created(
                distributing.destroy(
                        new OutgoingDocumentId(id), number, new PersonId(sent.witnessId()), sent.remark(), actor),
                actor);
    }

    @PostMapping("/{id}/archiving")
    @Needs(Authorities.OUTGOING_ARCHIVE)
    ResponseEntity<OutgoingRepresentation> archive(
            @PathVariable String id, @Valid @RequestBody ArchivingRequest sent, Actor actor) {
        return created(archiving.archive(new OutgoingDocumentId(id), sent.retentionHint(), actor), actor);
    }

    @PostMapping("/{id}/call-sheets/{number}/outcome")
    @Needs(Authorities.OUTGOING_DISTRIBUTE)
    ResponseEntity<OutgoingRepresentation> recordCall(
            @PathVariable String id, @PathVariable int number, @Valid @RequestBody CallOutcome sent, Actor actor) {
        return created(
                distributing.recordCall(new OutgoingDocumentId(id), number, sent.reached(), sent.said(), actor), actor);
    }

    @PostMapping("/{id}/suspensions")
    @Needs(Authorities.OUTGOING_VOID)
    ResponseEntity<OutgoingRepresentation> suspend(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(holdingBack.suspend(new OutgoingDocumentId(id), sent.reason(), actor), actor);
    }

    @PostMapping("/{id}/resumption")
    @Needs(Authorities.OUTGOING_VOID)
    ResponseEntity<OutgoingRepresentation> resume(
            @PathVariable String id, @Valid @RequestBody ResumptionRequest sent, Actor actor) {
        return created(holdingBack.resume(new OutgoingDocumentId(id), sent.remark(), actor), actor);
    }

    @PostMapping("/{id}/voiding")
    @Needs({Authorities.OUTGOING_VOID, Authorities.OUTGOING_DRAFT})
    ResponseEntity<OutgoingRepresentation> voidDraft(
            @PathVariable String id, @Valid @RequestBody ReasonRequest sent, Actor actor) {
        return created(holdingBack.voidDraft(new OutgoingDocumentId(id), sent.reason(), actor), actor);
    }

    @GetMapping("/{id}/files/{fileId}")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable String id, @PathVariable String fileId, Actor actor) {
        DocumentFile file = reading.openFile(new OutgoingDocumentId(id), new FileId(fileId), actor);
        return FileStreams.download(
                files, new StoredFile(file.sha256(), file.sm3(), file.size(), file.mediaType()), file.name());
    }

    @GetMapping("/{id}/journal")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<OutgoingRepresentation.JournalView> journal(@PathVariable String id, Actor actor) {
        OutgoingDocument document = desk.see(new OutgoingDocumentId(id), actor);
        return tagged(document).body(representations.journal(document, reading.readingsOf(document)));
    }

    @GetMapping("/{id}/trace")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<List<TracingDocuments.Step>> trace(@PathVariable String id, Actor actor) {
        OutgoingDocument document = desk.see(new OutgoingDocumentId(id), actor);
        return tagged(document).body(tracing.of(document, actor));
    }

    private static Party party(PartyBody sent) {
        return sent.sectionId()
                .map(SectionId::new)
                .map(Party::of)
                .orElseGet(() -> Party.of(sent.organ().orElseThrow()));
    }

    private ResponseEntity<OutgoingRepresentation> created(OutgoingDocument document, Actor actor) {
        return answer(HttpStatus.CREATED, document, actor);
    }

    private ResponseEntity<OutgoingRepresentation> answer(HttpStatus status, OutgoingDocument document, Actor actor) {
        return ResponseEntity.status(status)
                .location(URI.create(OutgoingRepresentations.location(document)))
                .eTag(Etags.of(document.version()))
                .body(representations.of(document, actor));
    }

    private static ResponseEntity.BodyBuilder tagged(OutgoingDocument document) {
        return ResponseEntity.ok().eTag(Etags.of(document.version()));
    }
}
