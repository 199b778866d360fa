package org.wenshu.archive.catalogue;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import reactor.core.publisher.Flux;

/** Catalogues of filed items (归档文件目录) for printing and handing over. */
@RestController
@RequestMapping("/api/v1/catalogues")
class CatalogueController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2999;

    private final Catalogue catalogue;
    private final Executor writing =
            task -> Thread.ofVirtual().name("catalogue").start(task);

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/{year}")
    @Needs(Authorities.RECORDS_READ)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> get(
            @PathVariable int year,
            @RequestParam Optional<RetentionPeriod> retention,
            @RequestParam Optional<String> section,
            Actor actor) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("year", "range", "年度应为四位年份", "must be a year of four digits");
        }
        Catalogue.Prepared prepared = catalogue.prepare(year, retention, section, actor);
        Publisher<DataBuffer> content = DataBufferUtils.outputStreamPublisher(
                out -> write(prepared, out), DefaultDataBufferFactory.sharedInstance, writing);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(year + "年归档文件目录.xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(Flux.from(content));
    }

    private void write(Catalogue.Prepared prepared, OutputStream out) {
        try {
            catalogue.write(prepared, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
