package org.wenshu.directory.people;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;

/** Import of people from a spreadsheet (人员导入). */
@RestController
@RequestMapping("/api/v1/people/imports")
class ImportController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ImportingPeople imports;

    ImportController(ImportingPeople imports) {
        this.imports = imports;
    }

    /**
     * @param state CHECKED (trial run), REJECTED (nothing was written), APPLYING or DONE
     * @param rows rows in the spreadsheet, without its heading
     * @param accepted rows without faults
     * @param applied rows written so far
     */
    record ImportView(
            String id,
            String fileName,
            String state,
            int rows,
            int accepted,
            int applied,
            List<FaultView> faults,
            Instant startedAt) {
        static ImportView of(PeopleImport shown) {
            return new ImportView(
                    shown.id(),
                    shown.fileName(),
                    shown.state().name(),
                    shown.rows(),
                    shown.accepted().size(),
                    shown.applied(),
                    shown.faults().stream()
                            .map(fault ->
                                    new FaultView(fault.row(), fault.column(), fault.rule(), fault.zh(), fault.en()))
                            .toList(),
                    shown.at());
        }
    }

    /**
     * @param row as the spreadsheet counts, its heading being row 1
     * @param column the heading of the column
     */
    record FaultView(int row, String column, String rule, String message, String messageEn) {}

    /**
     * Starts an import; what becomes of it is read from its resource.
     *
     * @param file xlsx, or csv in UTF-8 or GB 18030
     * @param dryRun only check
     * @param acceptPartial write the rows without faults even when others have some
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ImportView> start(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean acceptPartial,
            Caller caller) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        PeopleImport started = imports.start(name, bytes(file), dryRun, acceptPartial, author(caller));
        return ResponseEntity.created(URI.create("/api/v1/people/imports/" + started.id()))
                .body(ImportView.of(started));
    }

    @GetMapping("/{id}")
    @Needs(DIRECTORY_ADMINISTER)
    ImportView get(@PathVariable String id) {
        return ImportView.of(imports.get(id));
    }

    /** The form to be filled in. */
    @GetMapping("/template")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("人员导入表.xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(Spreadsheet.template());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
