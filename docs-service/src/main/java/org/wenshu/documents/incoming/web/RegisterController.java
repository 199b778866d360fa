package org.wenshu.documents.incoming.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.documents.incoming.model.Channel;
import org.wenshu.documents.incoming.model.IncomingStage;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.references.SheetAnswer;
import org.wenshu.documents.register.IncomingRegister;
import org.wenshu.documents.register.RegisterExport;
import org.wenshu.documents.register.RegisterOrder;
import org.wenshu.documents.register.RegisterQuery;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Page;

/** The register of incoming documents (收文登记簿, D2), as pages and as a spreadsheet, and the calls to be made (D8). */
@RestController
@RequestMapping(IncomingDocumentController.PATH)
class RegisterController {
    private static final int LONGEST_QUESTION = 200;

    private final IncomingRegister register;
    private final RegisterExport export;
    private final Representations representations;

    RegisterController(IncomingRegister register, RegisterExport export, Representations representations) {
        this.register = register;
        this.export = export;
        this.representations = representations;
    }

    @GetMapping
    @Needs(Authorities.INCOMING_READ)
    Page<IncomingRepresentation.Line> list(
            @Parameter(description = "Words that title, sender or number contain") @RequestParam Optional<String> q,
            @RequestParam Optional<IncomingStage> stage,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<Urgency> urgency,
            @RequestParam Optional<String> sender,
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<String> section,
            @Parameter(description = "person:…, section:… or role:SECRETARY") @RequestParam Optional<String> holder,
            @RequestParam Optional<Boolean> overdue,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @Parameter(description = "number, receivedAt or dueAt; with a minus for the last first; -number if absent")
                    @RequestParam
                    Optional<String> sort,
            Cursor cursor,
            Actor actor) {
        var query = query(q, stage, secrecy, urgency, sender, channel, section, holder, overdue, from, to, sort);
        return register.page(query, cursor, actor).map(representations::line);
    }

    @GetMapping("/export")
    @Needs(Authorities.REGISTER_EXPORT)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = SheetAnswer.XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Publisher<DataBuffer>> export(
            @RequestParam Optional<String> q,
            @RequestParam Optional<IncomingStage> stage,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<Urgency> urgency,
            @RequestParam Optional<String> sender,
            @RequestParam Optional<Channel> channel,
            @RequestParam Optional<String> section,
            @RequestParam Optional<String> holder,
            @RequestParam Optional<Boolean> overdue,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<String> sort,
            Actor actor) {
        var query = query(
                q,
                stage,
                secrecy,
                urgency,
                sender,
                channel,
                section,
                holder,
                overdue,
                from,
                to,
                sort.or(() -> Optional.of(RegisterOrder.NUMBER_ASCENDING.written())));
        return SheetAnswer.of("收文登记簿.xlsx", out -> export.write(query, actor, out));
    }

    /** The calls that are still to be made, over all documents that the caller may see. */
    @GetMapping("/call-sheets")
    @Needs(Authorities.INCOMING_URGE)
    Page<IncomingRepresentation.CallToMake> callSheets(
            @Parameter(description = "Only true can be asked for: calls already made stand on their documents")
                    @RequestParam
                    Optional<Boolean> open,
            Actor actor) {
        if (open.filter(only -> !only).isPresent()) {
            throw new DetailRefused("open", "only-open", "只能查询待办的电话催办单", "only open call sheets are listed");
        }
        List<IncomingRepresentation.CallToMake> calls = register.withOpenCalls(actor).stream()
                .flatMap(document -> representations.callsToMake(document).stream())
                .toList();
        return Page.of(calls);
    }

    private static RegisterQuery query(
            Optional<String> q,
            Optional<IncomingStage> stage,
            Optional<Secrecy> secrecy,
            Optional<Urgency> urgency,
            Optional<String> sender,
            Optional<Channel> channel,
            Optional<String> section,
            Optional<String> holder,
            Optional<Boolean> overdue,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> sort) {
        q.or(() -> sender).filter(words -> words.length() > LONGEST_QUESTION).ifPresent(words -> {
            throw new DetailRefused(
                    "q", "size", "查询内容最多" + LONGEST_QUESTION + "个字符", "at most " + LONGEST_QUESTION + " characters");
        });
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new DetailRefused("to", "not-before-from", "截止日期不能早于起始日期", "must not be before from");
        }
        RegisterOrder order = sort.map(written -> RegisterOrder.of(written)
                        .orElseThrow(() -> new DetailRefused(
                                "sort",
                                "known-order",
                                "排序方式应为number、receivedAt或dueAt，可加负号",
                                "sort is number, receivedAt or dueAt, with or without a minus")))
                .orElse(RegisterOrder.NUMBER_DESCENDING);
        return new RegisterQuery(
                q, stage, secrecy, urgency, sender, channel, section, holder, overdue, from, to, order);
    }
}
