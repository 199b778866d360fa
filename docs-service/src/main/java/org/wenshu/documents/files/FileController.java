package org.wenshu.documents.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.FileStreams;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.NewIds;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Takes files in, part by part as they arrive, and gives them ids under which their uploader can attach them. */
@RestController
@RequestMapping("/api/v1/files")
class FileController {
    private static final int LONGEST_NAME = 200;

    private final FileStore files;
    private final UploadedFiles uploads;
    private final Office office;
    private final Clock clock;

    FileController(FileStore files, UploadedFiles uploads, Office office, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.office = office;
        this.clock = clock;
    }

    /** What was uploaded, in the order of the parts. */
    record Uploaded(List<UploadedFile> items) {}

    /** What a form of files looks like to clients. */
    record Form(@Schema(type = "array", format = "binary") List<String> file) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs({
        Authorities.INCOMING_REGISTER,
        Authorities.INCOMING_HANDLE,
        Authorities.OUTGOING_DRAFT,
        Authorities.REFERENCES_ADMINISTER
    })
    @Operation(
            summary = "Uploads one or several files",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Form.class))))
    Mono<ResponseEntity<Uploaded>> upload(
            @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts, @Parameter(hidden = true) Actor actor) {
        // The thread that took the request knows its key; those on which the parts arrive need not.
        String firstId = NewIds.next();
        var count = new AtomicInteger();
        return parts.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst((first, events) -> {
                    if (first.get() instanceof FilePartEvent file) {
                        String name = plainName(file.filename());
                        String id = firstId + "-" + count.incrementAndGet();
                        return Mono.fromCallable(
                                        () -> keep(id, name, FileStreams.read(events.map(PartEvent::content)), actor))
                                .subscribeOn(Schedulers.boundedElastic());
                    }
                    return events.doOnNext(event -> DataBufferUtils.release(event.content()))
                            .then(Mono.empty());
                }))
                .collectList()
                .map(kept -> {
                    if (kept.isEmpty()) {
                        throw Problem.of(ProblemType.INVALID_INPUT)
                                .field("file", "required", "请至少上传一个文件", "at least one file is needed");
                    }
                    return ResponseEntity.status(HttpStatus.CREATED).body(new Uploaded(kept));
                });
    }

    private UploadedFile keep(String id, String name, InputStream content, Actor actor) {
        StoredFile stored = files.store(content, name, office.longNumber(Policy.FILE_MAX_BYTES));
        if (stored.size() == 0) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field("file", "not-empty", "文件“" + name + "”是空的", "the file is empty");
        }
        return uploads.keep(new UploadedFile(
                id,
                name,
                stored.size(),
                stored.sha256(),
                stored.sm3(),
                stored.mediaType(),
                actor.id(),
                clock.instant()));
    }

    /** Some clients send whole paths; control characters would end up in headers and lists. */
    private static String plainName(String sent) {
        String name = sent.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(
                            "file",
                            "file-name",
                            "文件名应为 1 到 " + LONGEST_NAME + " 个字符",
                            "a file name has 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }
}
