package org.wenshu.documents.incoming;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.SectionId;

/** The handling sections report what they did, and the office may want it done again (报送、退回办理结果, D9). */
@Component
public class SubmittingResults {
    private final Desk desk;
    private final Directory directory;
    private final Attaching attaching;
    private final OwnSection ownSection;

    SubmittingResults(Desk desk, Directory directory, Attaching attaching, OwnSection ownSection) {
        this.desk = desk;
        this.directory = directory;
        this.attaching = attaching;
        this.ownSection = ownSection;
    }

    public IncomingDocument submit(
            IncomingDocumentId id,
            Optional<SectionId> section,
            String text,
            List<FileId> uploads,
            Optional<String> withoutOthers,
            Actor by) {
        desk.see(id, by);
        List<DocumentFile> files = attaching.attach(
                "fileIds",
                uploads.stream()
                        .map(file -> new Attaching.Wanted(file, DocumentFile.Kind.RESULT))
                        .toList(),
                by);
        return desk.act(id, by, (document, now) -> {
            var open = document.sectionsHandledBy(by);
            open.retainAll(document.outstanding());
            document.submitResult(ownSection.of(by, section, open), text, files, withoutOthers, by, now);
        });
    }

    public IncomingDocument returnResult(IncomingDocumentId id, List<SectionId> coHandlers, String reason, Actor by) {
        return desk.act(
                id,
                by,
                (document, now) -> document.returnResult(
                        directory.sections("sectionIds", coHandlers), reason, by, now, desk.time()));
    }
}
