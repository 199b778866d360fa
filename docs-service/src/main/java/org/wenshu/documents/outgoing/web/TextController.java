package org.wenshu.documents.outgoing.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.documents.drafting.Comparing;
import org.wenshu.documents.drafting.Comparison;
import org.wenshu.documents.outgoing.DraftingDocuments;
import org.wenshu.documents.outgoing.ReadingOutgoing;
import org.wenshu.documents.outgoing.model.NumberedCopy;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.model.Version;
import org.wenshu.documents.outgoing.papers.IssuedPapers;
import org.wenshu.documents.register.OutgoingRegister;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;

/** The text of an outgoing document, version by version: as data, as it would be printed, as DOCX (D10, D19). */
@RestController
@RequestMapping(OutgoingDocumentController.PATH + "/{id}")
class TextController {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int ALIKE = 10;

    private final ReadingOutgoing reading;
    private final DraftingDocuments drafting;
    private final IssuedPapers papers;
    private final OutgoingRegister register;
    private final OutgoingRepresentations representations;

    TextController(
            ReadingOutgoing reading,
            DraftingDocuments drafting,
            IssuedPapers papers,
            OutgoingRegister register,
            OutgoingRepresentations representations) {
        this.reading = reading;
        this.drafting = drafting;
        this.papers = papers;
        this.register = register;
        this.representations = representations;
    }

    @GetMapping("/versions/{number}")
    @Needs(Authorities.OUTGOING_READ)
    OutgoingRepresentation.VersionText text(@PathVariable String id, @PathVariable int number, Actor actor) {
        Version version = version(id, number, actor);
        return representations.text(version, drafting.contentOf(version));
    }

    /** The version as it would be printed; without number and date, which come later. */
    @GetMapping("/versions/{number}/preview")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<byte[]> preview(
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam(defaultValue = "PDF") IssuedPapers.Form as,
            Actor actor) {
        Version version = version(id, number, actor);
        return download(
                papers.preview(drafting.contentOf(version), as),
                as.mediaType(),
                version.facts().title() + "." + as.ending());
    }

    @GetMapping("/versions/{number}/docx")
    @Needs(Authorities.OUTGOING_READ)
    ResponseEntity<byte[]> docx(@PathVariable String id, @PathVariable int number, Actor actor) {
        Version version = version(id, number, actor);
        return download(
                IssuedPapers.docx(drafting.contentOf(version)),
                DOCX,
                version.facts().title() + ".docx");
    }

    /** One numbered copy of a classified document, for the printer (份号, D16). */
    @GetMapping("/copies/{number}/print")
    @Needs(Authorities.OUTGOING_PRINT)
    ResponseEntity<byte[]> copy(@PathVariable String id, @PathVariable int number, Actor actor) {
        OutgoingDocument document = reading.open(new OutgoingDocumentId(id), actor);
        boolean printed = document.numberedCopies().stream()
                .anyMatch(copy -> copy.number() == number && copy.state() == NumberedCopy.State.PRINTED);
        if (!printed || document.recheck().isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return download(
                papers.copy(document, drafting.contentOf(document.present()), number),
                IssuedPapers.Form.PDF.mediaType(),
                "%s 份号%06d.pdf".formatted(document.number().orElseThrow(), number));
    }

    /** Documents of the past that are like this one, the likest first (D10). */
    @GetMapping("/similar")
    @Needs(Authorities.OUTGOING_READ)
    List<OutgoingRepresentation.Line> similar(@PathVariable String id, Actor actor) {
        OutgoingDocument document = reading.open(new OutgoingDocumentId(id), actor);
        return register.similarTo(document, ALIKE, actor).stream()
                .map(representations::line)
                .toList();
    }

    /** What the version says otherwise than an earlier one, word by word (D10). */
    @GetMapping("/versions/{number}/differences")
    @Needs(Authorities.OUTGOING_READ)
    Comparison differences(
            @PathVariable String id,
            @PathVariable int number,
            @Parameter(description = "The earlier version; the one before if absent") @RequestParam
                    Optional<Integer> since,
            Actor actor) {
        return comparison(id, number, since, actor);
    }

    /** The same as a page to read, deleted words struck out and inserted ones underlined. */
    @GetMapping(path = "/versions/{number}/differences.html", produces = "text/html;charset=UTF-8")
    @Needs(Authorities.OUTGOING_READ)
    String differencesToRead(
            @PathVariable String id, @PathVariable int number, @RequestParam Optional<Integer> since, Actor actor) {
        return comparison(id, number, since, actor).html();
    }

    private Comparison comparison(String id, int number, Optional<Integer> since, Actor actor) {
        OutgoingDocument document = reading.open(new OutgoingDocumentId(id), actor);
        Version later = DraftingDocuments.version(document, number);
        Version earlier = DraftingDocuments.version(document, since.orElse(number - 1));
        // The same day at both feet: only what the drafter wrote there can differ.
        LocalDate printedOn = LocalDate.EPOCH;
        return Comparing.compare(
                drafting.contentOf(earlier).draft(printedOn),
                drafting.contentOf(later).draft(printedOn));
    }

    private Version version(String id, int number, Actor actor) {
        return DraftingDocuments.version(reading.open(new OutgoingDocumentId(id), actor), number);
    }

    private static ResponseEntity<byte[]> download(byte[] content, String mediaType, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
