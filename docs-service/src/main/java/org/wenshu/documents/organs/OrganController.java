package org.wenshu.documents.organs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.net.URI;
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
import org.wenshu.document.checks.Organs;
import org.wenshu.documents.organs.OrganEntry.DispatchChannel;
import org.wenshu.documents.organs.OrganEntry.Particulars;
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

/** The organs that the office writes to (主送、抄送单位名录), in the order of protocol. */
@RestController
@RequestMapping(OrganController.PATH)
class OrganController {
    static final String PATH = "/api/v1/organs";
    private static final String LIST = "organs";

    private final KeepingOrgans organs;
    private final SheetImports imports;

    OrganController(KeepingOrgans organs, SheetImports imports) {
        this.organs = organs;
        this.imports = imports;
    }

    /** An organ with all that was ever changed in its entry. */
    record View(
            String id,
            long version,
            String name,
            List<String> shortForms,
            List<String> informal,
            Organs.Relation relation,
            int order,
            DispatchChannel channel,
            Optional<String> email,
            boolean emailAllowed,
            boolean removed,
            List<Change> journal) {
        static View of(OrganEntry entry) {
            Particulars organ = entry.particulars();
            return new View(
                    entry.id(),
                    entry.version(),
                    organ.name(),
                    organ.shortForms(),
                    organ.informal(),
                    organ.relation(),
                    organ.order(),
                    organ.channel(),
                    organ.email(),
                    organ.emailAllowed(),
                    entry.removed(),
                    entry.journal());
        }
    }

    @PostMapping
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> enter(@Valid @RequestBody OrganForm form, Actor actor) {
        return answer(HttpStatus.CREATED, organs.enter(form.particulars(), actor));
    }

    @GetMapping
    @Needs(Authorities.REFERENCES_READ)
    Page<View> list(
            @Parameter(description = "Words that one of its names contains") @RequestParam Optional<String> q,
            @RequestParam Optional<Organs.Relation> relation,
            Cursor cursor) {
        return organs.page(KeepingOrgans.query(q, relation), cursor).map(View::of);
    }

    @GetMapping("/{id}")
    @Needs(Authorities.REFERENCES_READ)
    ResponseEntity<View> get(@PathVariable String id) {
        return answer(HttpStatus.OK, organs.get(id));
    }

    @PutMapping("/{id}")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> correct(@PathVariable String id, @Valid @RequestBody OrganForm form, Actor actor) {
        return answer(HttpStatus.OK, organs.correct(id, form.particulars(), form.reason(), actor));
    }

    @PostMapping("/{id}/removals")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    ResponseEntity<View> remove(@PathVariable String id, @Valid @RequestBody Requests.Reason sent, Actor actor) {
        return answer(HttpStatus.CREATED, organs.remove(id, sent.reason(), actor));
    }

    @PostMapping("/imports")
    @Needs(Authorities.REFERENCES_ADMINISTER)
    @Operation(summary = "Imports an uploaded XLSX with the columns 名称, 规范化简称, 不规范简称, 行文关系, 排序, 默认渠道, 电子邮箱, 允许邮件发送")
    ResponseEntity<ImportReport.View> importSheet(@Valid @RequestBody Requests.ImportRequest sent, Actor actor) {
        ImportReport report =
                imports.perform(LIST, sent.fileId(), OrganSheet.REQUIRED, actor, sheet -> organs.takeIn(sheet, actor));
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
            @RequestParam Optional<String> q, @RequestParam Optional<Organs.Relation> relation) {
        var query = KeepingOrgans.query(q, relation);
        return SheetAnswer.of(
                "发文单位名录.xlsx", out -> OrganSheet.WRITER.write(out, entries -> organs.forEach(query, entries)));
    }

    private static ResponseEntity<View> answer(HttpStatus status, OrganEntry entry) {
        return ResponseEntity.status(status)
                .location(URI.create(PATH + "/" + entry.id()))
                .eTag(Etags.of(entry.version()))
                .body(View.of(entry));
    }
}
