package org.wenshu.documents.references;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.wenshu.documents.files.UploadedFile;
import org.wenshu.documents.files.UploadedFiles;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.DerivedIds;
import org.wenshu.platform.store.NewIds;

/** Takes uploaded spreadsheets into reference lists and keeps what came of it. */
@Component
public class SheetImports {
    private static final String FIELD = "fileId";

    private final AggregateStore<ImportReport> reports;
    private final UploadedFiles uploads;
    private final FileStore files;
    private final Clock clock;

    SheetImports(AggregateStores stores, UploadedFiles uploads, FileStore files, Clock clock) {
        this.reports = stores.of(ImportReport.class, "reference_imports")
                .id(ImportReport::id)
                .index("list", "at")
                .build();
        this.uploads = uploads;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Imports the caller's upload; a repeated request gets the report of the first.
     *
     * @param columns that the sheet must have
     * @param take checks all rows and only then writes any
     */
    public ImportReport perform(
            String list,
            String fileId,
            List<String> columns,
            Actor actor,
            Function<Sheet, List<ImportReport.Taken>> take) {
        String id = DerivedIds.of("import", list, NewIds.next());
        Optional<ImportReport> before = reports.find(id);
        if (before.isPresent()) {
            return reports.insert(before.get());
        }
        UploadedFile upload = upload(fileId, actor);
        Sheet sheet = Sheet.read(open(upload), FIELD, columns);
        if (sheet.rows().isEmpty()) {
            throw Problem.of(ProblemType.INVALID_INPUT)
                    .field(FIELD, "not-empty", "表格没有数据行", "the sheet has no rows below its head");
        }
        List<ImportReport.Taken> rows = OfItsOwnAccord.act(() -> take.apply(sheet));
        return reports.insert(new ImportReport(id, list, upload.name(), upload.sha256(), actor, clock.instant(), rows));
    }

    public ImportReport get(String list, String id) {
        return reports.find(id)
                .filter(report -> report.list().equals(list))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private OfficeFile open(UploadedFile upload) {
        InputStream content = files.open(upload.sha256());
        return OfficeFile.read(content, FIELD, OfficeFile.Kind.EXCEL);
    }

    private UploadedFile upload(String fileId, Actor actor) {
        return uploads.of(actor.id(), fileId)
                .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT)
                        .field(FIELD, "uploaded-by-you", "没有您上传的该文件", "you have not uploaded such a file"));
    }
}
