package org.wenshu.documents.outgoing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.document.elements.DocumentNumber;
import org.wenshu.documents.drafting.DraftImport;
import org.wenshu.documents.drafting.TextBody;
import org.wenshu.documents.files.UploadedFiles;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.outgoing.web.OutgoingRequests.AttachmentBody;
import org.wenshu.documents.outgoing.web.OutgoingRequests.ImportRequest;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.files.FileStore;

/** Reads an uploaded DOCX into the parts of a draft; the drafter looks at them and makes a draft of them (D10). */
@RestController
@RequestMapping("/api/v1/draft-imports")
class DraftImportController {
    private final DraftImport imports;
    private final UploadedFiles uploads;
    private final FileStore files;

    DraftImportController(DraftImport imports, UploadedFiles uploads, FileStore files) {
        this.imports = imports;
        this.uploads = uploads;
        this.files = files;
    }

    /**
     * What the file says.
     *
     * @param warnings what could not be taken over, or not be told for sure
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Imported(
            String title,
            Optional<String> number,
            List<String> issuers,
            List<String> addressees,
            TextBody body,
            List<String> attachmentNames,
            List<AttachmentBody> attachments,
            Optional<LocalDate> date,
            Optional<String> note,
            List<String> copiesTo,
            List<DraftImport.Warning> warnings) {}

    @PostMapping
    @Needs(Authorities.OUTGOING_DRAFT)
    Imported read(@Valid @RequestBody ImportRequest sent, Actor actor) {
        var upload = uploads.of(actor.id(), sent.fileId())
                .orElseThrow(() -> new DetailRefused(
                        "fileId", "uploaded-by-you", "没有您上传的该文件", "you have not uploaded such a file"));
        var draft = imports.read(files.open(upload.sha256()));
        var document = draft.document();
        return new Imported(
                document.title(),
                document.number().map(DocumentNumber::toString),
                document.issuers(),
                document.addressees(),
                TextBody.of(document.body()),
                document.attachmentNames(),
                document.attachments().stream()
                        .map(attachment -> new AttachmentBody(attachment.title(), TextBody.of(attachment.text())))
                        .toList(),
                document.date(),
                document.note(),
                document.copiesTo(),
                draft.warnings());
    }
}
