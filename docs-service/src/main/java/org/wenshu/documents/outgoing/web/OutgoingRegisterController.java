package org.wenshu.documents.outgoing.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.elements.DocumentKind;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.Principal;
import org.wenshu.documents.outgoing.model.Cause;
import org.wenshu.documents.outgoing.model.OutgoingStage;
import org.wenshu.documents.references.SheetAnswer;
import org.wenshu.documents.register.OutgoingQuery;
import org.wenshu.documents.register.OutgoingRegister;
import org.wenshu.documents.register.OutgoingRegisterExport;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The register of outgoing documents (发文登记簿) as pages, as a spreadsheet and on paper. */
@RestController
@RequestMapping(OutgoingDocumentController.PATH)
class OutgoingRegisterController {
    private static final int LONGEST_QUESTION = 200;

    private final OutgoingRegister register;
    private final OutgoingRegisterExport export;
    private final OutgoingRepresentations representations;

    OutgoingRegisterController(
            OutgoingRegister register, OutgoingRegisterExport export, OutgoingRepresentations representations) {
        this.register = register;
        this.export = export;
        this.representations = representations;
    }

    @GetMapping
    @Needs(Authorities.OUTGOING_READ)
    Page<OutgoingRepresentation.Line> list(
            @Parameter(description = "Words that title, number, addressees or issuers contain") @RequestParam
                    Optional<String> q,
            @RequestParam Optional<OutgoingStage> stage,
            @RequestParam Optional<DocumentKind> kind,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<String> section,
            @RequestParam Optional<String> drafter,
            @Parameter(description = "person:…, heads:… or role:SECRETARY") @RequestParam Optional<String> holder,
            @Parameter(description = "The incoming document that is answered") @RequestParam Optional<String> answers,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @Parameter(description = "number or draftedAt; with a minus for the last first; -draftedAt if absent")
                    @RequestParam
                    Optional<String> sort,
            Cursor cursor,
            Actor actor) {
        var query = query(q, stage, kind, secrecy, section, drafter, holder, answers, from, to, sort);
        return register.page(query, cursor, actor).map(representations::line);
    }

    @GetMapping("/export")
    @Needs(Authorities.OUTGOING_EXPORT)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = SheetAnswer.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Publisher<DataBuffer>> export(
            @RequestParam Optional<String> q,
            @RequestParam Optional<OutgoingStage> stage,
            @RequestParam Optional<DocumentKind> kind,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<String> section,
            @RequestParam Optional<String> drafter,
            @RequestParam Optional<String> holder,
            @RequestParam Optional<String> answers,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<String> sort,
            Actor actor) {
        var query = query(
                q,
                stage,
                kind,
                secrecy,
                section,
                drafter,
                holder,
                answers,
                from,
                to,
                sort.or(() -> Optional.of("number")));
        return SheetAnswer.of("发文登记簿.xlsx", out -> export.write(query, actor, out));
    }

    /** The register on paper, A4 across, in its customary columns. */
    @GetMapping(path = "/print", produces = "application/pdf")
    @Needs(Authorities.OUTGOING_EXPORT)
    byte[] print(
            @RequestParam Optional<String> q,
            @RequestParam Optional<OutgoingStage> stage,
            @RequestParam Optional<DocumentKind> kind,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<String> section,
            @RequestParam Optional<String> drafter,
            @RequestParam Optional<String> holder,
            @RequestParam Optional<String> answers,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<String> sort,
            Actor actor) {
        return export.print(
                query(
                        q,
                        stage,
                        kind,
                        secrecy,
                        section,
                        drafter,
                        holder,
                        answers,
                        from,
                        to,
                        sort.or(() -> Optional.of("number"))),
                actor);
    }

    private static OutgoingQuery query(
            Optional<String> q,
            Optional<OutgoingStage> stage,
            Optional<DocumentKind> kind,
            Optional<Secrecy> secrecy,
            Optional<String> section,
            Optional<String> drafter,
            Optional<String> holder,
            Optional<String> answers,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> sort) {
        q.filter(words -> words.length() > LONGEST_QUESTION).ifPresent(words -> {
            throw new DetailRefused(
                    "q", "size", "查询内容最多" + LONGEST_QUESTION + "个字符", "at most " + LONGEST_QUESTION + " characters");
        });
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new DetailRefused("to", "not-before-from", "截止日期不能早于起始日期", "must not be before from");
        }
        OutgoingQuery.Order order = sort.map(written -> OutgoingQuery.Order.of(written)
                        .orElseThrow(() -> new DetailRefused(
                                "sort",
                                "known-order",
                                "排序方式应为number或draftedAt，可加负号",
                                "sort is number or draftedAt, with or without a minus")))
                .orElse(OutgoingQuery.Order.DRAFTED_DESCENDING);
        var query = new OutgoingQuery(
                q,
                stage,
                kind,
                secrecy,
                section.map(SectionId::new),
                drafter.map(PersonId::new),
                holder.map(Principal::new),
                answers.map(id -> new Cause(Cause.Kind.INCOMING_DOCUMENT, id, "")),
                from,
                to,
                order);
        return query;
    }
}
