package org.wenshu.documents.regulations;

import static org.wenshu.documents.references.Requests.SOMETHING;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.documents.references.Change;
import org.wenshu.documents.references.ImportReport;
import org.wenshu.documents.references.Requests;
import org.wenshu.documents.references.SheetAnswer;
import org.wenshu.documents.references.SheetImports;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** The register of regulations (法规文件库, D11) that citations are checked against. */
@RestController
@RequestMapping(RegulationController.PATH)
class RegulationController {
    static final String PATH = "/api/v1/regulations";
    private static final String LIST = "regulations";

    private final KeepingRegulations regulations;
    private final SheetImports imports;

    RegulationController(KeepingRegulations regulations, SheetImports imports) {
        this.regulations = regulations;
        this.imports = imports;
    }

    /** A regulation with all that was ever changed in it. */
    record View(
            String id,
            long version,
            String title,
            Optional<String> number,
            String issuer,
            LocalDate issued,
            LocalDate effective,
            Regulation.State state,
            Optional<LocalDate> changed,
            Optional<String> replacedBy,
            boolean removed,
            List<Change> journal) {
        static View of(RegulationEntry entry) {
            Regulation regulation = entry.regulation();
            return new View(
                    entry.id(),
                    entry.version(),
                    regulation.title(),
                    regulation.number(),
                    regulation.issuer(),
                    regulation.issued(),
                    regulation.effective(),
                    regulation.state(),
                    regulation.changed(),
                    regulation.replacedBy(),
                    entry.removed(),
                    entry.journal());
        }
    }

    /** That a regulation was amended or repealed. */
    record Ending(
            @NotNull LocalDate on,
            Optional<@Pattern(regexp = SOMETHING) @Size(max = 300) String> replacedBy,
            @NotBlank @Size(max = 500) String reason) {}

    @PostMapping
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> enter(@Valid @RequestBody RegulationForm form, Actor actor) {
        return answer(HttpStatus.CREATED, regulations.enter(form.regulation(), actor));
    }

    @GetMapping
    @Needs(Authorities.REFERENCES_READ)
    Page<View> list(
            @Parameter(description = "Words that title or number contain") @RequestParam Optional<String> q,
            @RequestParam Optional<Regulation.State> state,
            @RequestParam Optional<String> issuer,
            Cursor cursor) {
        return regulations
                .page(new KeepingRegulations.Query(q, state, issuer), cursor)
                .map(View::of);
    }

    @GetMapping("/{id}")
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<View> get(@PathVariable String id) {
        return answer(HttpStatus.OK, regulations.get(id));
    }

    @PutMapping("/{id}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> correct(@PathVariable String id, @Valid @RequestBody RegulationForm form, Actor actor) {
        return answer(HttpStatus.OK, regulations.correct(id, form.regulation(), form.reason(), actor));
    }

    @PostMapping("/{id}/amendments")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> amend(@PathVariable String id, @Valid @RequestBody Ending sent, Actor actor) {
        return answer(
                HttpStatus.CREATED,
                regulations.amend(id, sent.on(), sent.replacedBy().map(RegulationForm::bare), sent.reason(), actor));
    }

    @PostMapping("/{id}/repeals")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> repeal(@PathVariable String id, @Valid @RequestBody Ending sent, Actor actor) {
        return answer(
                HttpStatus.CREATED,
                regulations.repeal(id, sent.on(), sent.replacedBy().map(RegulationForm::bare), sent.reason(), actor));
    }

    @PostMapping("/{id}/removals")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    @Operation(summary = "Takes an entry that was made by mistake out of the register; it stays on record")
    ResponseEntity<View> remove(@PathVariable String id, @Valid @RequestBody Requests.Reason sent, Actor actor) {
        return answer(HttpStatus.CREATED, regulations.remove(id, sent.reason(), actor));
    }

    @PostMapping("/imports")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    @Operation(summary = "Imports an uploaded XLSX with the columns 标题, 文号, 发布机关, 发布日期, 施行日期, 状态, 变动日期, 被何文替代")
    ResponseEntity<ImportReport.View> importSheet(@Valid @RequestBody Requests.ImportRequest sent, Actor actor) {
        ImportReport report = imports.perform(
                LIST, sent.fileId(), RegulationSheet.REQUIRED, actor, sheet -> regulations.takeIn(sheet, actor));
        return ResponseEntity.created(URI.create(PATH + "/imports/" + report.id()))
                .body(report.view());
    }

    @GetMapping("/imports/{id}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ImportReport.View importReport(@PathVariable String id) {
        return imports.get(LIST, id).view();
    }

    @GetMapping("/export")
    @Needs(Authorities.REFERENCES_READ)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = SheetAnswer.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Publisher<DataBuffer>> export(
            @RequestParam Optional<String> q,
            @RequestParam Optional<Regulation.State> state,
            @RequestParam Optional<String> issuer) {
        var query = new KeepingRegulations.Query(q, state, issuer);
        return SheetAnswer.of(
                "法规文件库.xlsx", out -> RegulationSheet.WRITER.write(out, entries -> regulations.forEach(query, entries)));
    }

    private static ResponseEntity<View> answer(HttpStatus status, RegulationEntry entry) {
        return ResponseEntity.status(status)
                .location(URI.create(PATH + "/" + entry.id()))
                .eTag(Etags.of(entry.version()))
                .body(View.of(entry));
    }
}
