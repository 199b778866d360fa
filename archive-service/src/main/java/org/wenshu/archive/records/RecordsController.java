package org.wenshu.archive.records;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.archive.arrangement.model.Paper;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RecordId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.SectionId;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Cursor;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The archive's records (归档文件). Which of them a caller sees is decided by clearance and need to know (X3). */
@RestController
@RequestMapping("/api/v1/records")
class RecordsController {
    private static final int CHUNK = 64 * 1024;

    private final RecordsRegister register;
    private final ReadingRecords reading;
    private final RearrangingRecords rearranging;
    private final VerifyingRecords verifying;

    RecordsController(
            RecordsRegister register,
            ReadingRecords reading,
            RearrangingRecords rearranging,
            VerifyingRecords verifying) {
        this.register = register;
        this.reading = reading;
        this.rearranging = rearranging;
        this.verifying = verifying;
    }

    /** Where a record is to stand instead; at least one of the three. */
    record RearrangementForm(
            @Nullable RetentionPeriod retention,
            @Nullable @Size(max = 64) String sectionId,
            @Nullable @Min(1949) @Max(2999) Integer year,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Needs({Authorities.RECORDS_READ, Authorities.INCOMING_HANDLE})
    Page<RecordLine> list(
            @RequestParam Optional<Integer> year,
            @RequestParam Optional<RetentionPeriod> retention,
            @RequestParam Optional<String> section,
            @RequestParam Optional<Secrecy> secrecy,
            @RequestParam Optional<Boolean> intact,
            @RequestParam Optional<String> q,
            Cursor cursor,
            Actor actor) {
        var wanted = new RecordsRegister.Wanted(year, retention, section, secrecy, intact, q);
        return register.list(wanted, cursor, actor).map(RecordLine::of);
    }

    @GetMapping("/{id}")
    @Needs({Authorities.RECORDS_READ, Authorities.INCOMING_HANDLE})
    ResponseEntity<RecordView> get(@PathVariable String id, Actor actor) {
        return answer(reading.read(new RecordId(id), actor));
    }

    @GetMapping("/{id}/files/{place}")
    @Needs({Authorities.RECORDS_READ, Authorities.INCOMING_HANDLE})
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable String id, @PathVariable int place, Actor actor) {
        ReadingRecords.OpenFile open = reading.open(new RecordId(id), place, actor);
        Paper paper = open.paper();
        Flux<DataBuffer> content = DataBufferUtils.readInputStream(
                        open::content, DefaultDataBufferFactory.sharedInstance, CHUNK)
                .subscribeOn(Schedulers.boundedElastic());
        return ResponseEntity.ok()
                .contentType(mediaType(paper))
                .contentLength(paper.size())
                .eTag("\"" + paper.sha256() + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private static MediaType mediaType(Paper paper) {
        try {
            return MediaType.parseMediaType(paper.mediaType());
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    @PostMapping("/{id}/rearrangements")
    @Needs(Authorities.RECORDS_FILE)
    ResponseEntity<RecordView> rearrange(
            @PathVariable String id, @Valid @RequestBody RearrangementForm form, Actor actor) {
        if (form.retention() == null && form.sectionId() == null && form.year() == null) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(
                            "retention",
                            "one-of",
                            "保管期限、机构、年度至少填写一项",
                            "one of retention, sectionId and year is required");
        }
        FiledRecord seen = register.get(new RecordId(id), actor);
        var wish = new RearrangingRecords.Wish(
                Optional.ofNullable(form.retention()),
                Optional.ofNullable(form.sectionId()).map(SectionId::new),
                Optional.ofNullable(form.year()),
                form.reason());
        return answer(rearranging.rearrange(seen.id(), wish, actor));
    }

    @PostMapping("/{id}/verifications")
    @Needs({Authorities.RECORDS_VERIFY, Authorities.RECORDS_FILE})
    ResponseEntity<RecordView.VerificationView> verify(@PathVariable String id, Actor actor) {
        FiledRecord verified = verifying.verify(register.get(new RecordId(id), actor), actor);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Etags.of(verified.version()))
                .body(RecordView.VerificationView.of(verified.lastVerification().orElseThrow()));
    }

    private static ResponseEntity<RecordView> answer(FiledRecord filed) {
        return ResponseEntity.ok().eTag(Etags.of(filed.version())).body(RecordView.of(filed));
    }
}
