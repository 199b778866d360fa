package org.wenshu.documents.incoming;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wenshu.documents.files.UploadedFile;
import org.wenshu.documents.files.UploadedFiles;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.Actor;

/** Turns uploads into files of a document; nobody can attach what another person uploaded. */
@Component
class Attaching {
    private final UploadedFiles uploads;

    Attaching(UploadedFiles uploads) {
        this.uploads = uploads;
    }

    /** What is to be attached, and as what. */
    record Wanted(FileId file, DocumentFile.Kind kind) {}

    List<DocumentFile> attach(String field, List<Wanted> wanted, Actor by) {
        var attached = new ArrayList<DocumentFile>();
        for (int i = 0; i < wanted.size(); i++) {
            attached.add(attach(field + "[" + i + "]", wanted.get(i), by));
        }
        if (wanted.stream().map(Wanted::file).distinct().count() < wanted.size()) {
            throw new DetailRefused(field, "unique", "文件重复", "a file is named twice");
        }
        return attached;
    }

    private DocumentFile attach(String field, Wanted wanted, Actor by) {
        UploadedFile upload = uploads.of(by.id(), wanted.file().value())
                .orElseThrow(() ->
                        new DetailRefused(field, "uploaded-by-you", "没有您上传的该文件", "you have not uploaded such a file"));
        return new DocumentFile(
                wanted.file(),
                upload.name(),
                wanted.kind(),
                upload.mediaType(),
                upload.size(),
                upload.sha256(),
                upload.sm3());
    }
}
