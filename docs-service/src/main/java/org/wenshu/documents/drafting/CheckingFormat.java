package org.wenshu.documents.drafting;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.wenshu.document.docx.CorrectedDocx;
import org.wenshu.document.docx.DocxFormatCheck;
import org.wenshu.document.docx.FormatFinding;
import org.wenshu.document.docx.Typefaces;
import org.wenshu.document.docx.UnreadableDocx;
import org.wenshu.documents.files.UploadedFile;
import org.wenshu.documents.files.UploadedFiles;
import org.wenshu.documents.references.OfficeFile;
import org.wenshu.office.Office;
import org.wenshu.office.Policy;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.DerivedIds;
import org.wenshu.platform.store.NewIds;

/** Holds an uploaded DOCX to GB/T 9704 and keeps the corrected one for its uploader. */
@Service
class CheckingFormat {
    private static final Logger LOG = LoggerFactory.getLogger(CheckingFormat.class);
    private static final String FIELD = "fileId";

    private final AggregateStore<FormatCheckRecord> store;
    private final UploadedFiles uploads;
    private final FileStore files;
    private final Office office;
    private final Clock clock;

    CheckingFormat(AggregateStores stores, UploadedFiles uploads, FileStore files, Office office, Clock clock) {
        this.store = stores.of(FormatCheckRecord.class, "format_checks")
                .id(FormatCheckRecord::id)
                .build();
        this.uploads = uploads;
        this.files = files;
        this.office = office;
        this.clock = clock;
    }

    FormatCheckRecord check(String fileId, Actor by) {
        String id = DerivedIds.of("format-check", NewIds.next());
        Optional<FormatCheckRecord> before = store.find(id);
        if (before.isPresent()) {
            return store.insert(before.get());
        }
        UploadedFile upload = uploads.of(by.id(), fileId)
                .orElseThrow(() -> Problem.of(ProblemType.INVALID_INPUT)
                        .field(FIELD, "uploaded-by-you", "没有您上传的该文件", "you have not uploaded such a file"));
        OfficeFile file = OfficeFile.read(files.open(upload.sha256()), FIELD, OfficeFile.Kind.WORD);
        DraftImport.imported(file);
        List<FormatFinding> findings;
        CorrectedDocx corrected;
        try {
            findings = DocxFormatCheck.check(file.bytes());
            corrected = DocxFormatCheck.correct(file.bytes(), Typefaces.USUAL);
        } catch (UnreadableDocx unreadable) {
            throw OfficeFile.unreadable(FIELD, OfficeFile.Kind.WORD).causedBy(unreadable);
        } catch (RuntimeException damaged) {
            LOG.warn("A DOCX could not be checked", damaged);
            throw OfficeFile.unreadable(FIELD, OfficeFile.Kind.WORD).causedBy(damaged);
        }
        StoredFile stored = files.store(
                new ByteArrayInputStream(corrected.docx()), upload.name(), office.longNumber(Policy.FILE_MAX_BYTES));
        return store.insert(new FormatCheckRecord(
                id,
                by.id(),
                upload.name(),
                upload.sha256(),
                clock.instant(),
                found(findings),
                found(corrected.changes()),
                found(corrected.remaining()),
                stored.sha256()));
    }

    /** The result, if it is this person's; another's is as good as unknown. */
    FormatCheckRecord get(String id, Actor reader) {
        return store.find(id)
                .filter(record -> record.belongsTo(reader.id()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    private static List<FormatCheckRecord.Found> found(List<FormatFinding> findings) {
        return findings.stream().map(FormatCheckRecord.Found::of).toList();
    }
}
