package org.wenshu.documents.drafting;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.checks.Severity;
import org.wenshu.document.docx.FormatRule;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.FileStreams;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.web.Page;
import reactor.core.publisher.Flux;

/** Uploaded DOCX, held to GB/T 9704 and mended (公文格式检查, D11, D19); each result is its uploader's. */
@RestController
@RequestMapping(FormatCheckController.PATH)
class FormatCheckController {
    static final String PATH = "/api/v1/format-checks";

    private final CheckingFormat checking;
    private final FileStore files;

    FormatCheckController(CheckingFormat checking, FileStore files) {
        this.checking = checking;
        this.files = files;
    }

    /** An uploaded DOCX to check. */
    record Wanted(@NotBlank @Size(max = 100) String fileId) {}

    /**
     * What was found.
     *
     * @param findings in the file as it was uploaded
     * @param changes what the corrected file has otherwise
     * @param remaining what only a person can mend
     * @param corrected where the corrected file is
     */
    record View(
            String id,
            String fileName,
            String sha256,
            Instant at,
            List<FormatCheckRecord.Found> findings,
            List<FormatCheckRecord.Found> changes,
            List<FormatCheckRecord.Found> remaining,
            String corrected) {
        static View of(FormatCheckRecord record) {
            return new View(
                    record.id(),
                    record.fileName(),
                    record.sha256(),
                    record.at(),
                    record.findings(),
                    record.changes(),
                    record.remaining(),
                    PATH + "/" + record.id() + "/corrected");
        }
    }

    /** A rule of the format check as data. */
    record RuleView(String code, String name, String english, String clause, Severity severity) {}

    @PostMapping
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.INCOMING_REGISTER, Authorities.REFERENCES_ADMINISTER})
    ResponseEntity<View> check(@Valid @RequestBody Wanted sent, Actor actor) {
        FormatCheckRecord record = checking.check(sent.fileId(), actor);
        return ResponseEntity.created(URI.create(PATH + "/" + record.id())).body(View.of(record));
    }

    @GetMapping("/rules")
    @Needs(Authorities.REFERENCES_READ)
    Page<RuleView> rules() {
        return Page.of(Arrays.stream(FormatRule.values())
                .map(rule -> new RuleView(rule.code(), rule.chinese(), rule.english(), rule.clause(), rule.severity()))
                .toList());
    }

    @GetMapping("/{id}")
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.INCOMING_REGISTER, Authorities.REFERENCES_ADMINISTER})
    View get(@PathVariable String id, Actor actor) {
        return View.of(checking.get(id, actor));
    }

    @GetMapping("/{id}/corrected")
    @Needs({Authorities.OUTGOING_DRAFT, Authorities.INCOMING_REGISTER, Authorities.REFERENCES_ADMINISTER})
    @Operation(summary = "The corrected DOCX")
    ResponseEntity<Flux<DataBuffer>> corrected(@PathVariable String id, Actor actor) {
        FormatCheckRecord record = checking.get(id, actor);
        StoredFile stored = files.find(record.corrected()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        String name = record.fileName().replaceFirst("(?i)\\.docx$", "");
        return FileStreams.download(files, stored, name + "（已校正）.docx");
    }
}
