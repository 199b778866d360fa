package org.wenshu.documents.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.outgoing.model.Filing;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.documents.outgoing.model.OutgoingDocument;
import org.wenshu.documents.outgoing.model.OutgoingDocumentId;
import org.wenshu.documents.outgoing.papers.Contents;
import org.wenshu.documents.outgoing.papers.IssuedPapers;
import org.wenshu.documents.outgoing.papers.OutgoingMetadata;
import org.wenshu.documents.papers.PapersStore;
import org.wenshu.office.model.Actor;

/** Hands an issued document to the archive with final draft, sign-off sheet, official copy and all (归档, D18). */
@Component
public class ArchivingDocuments {
    private final OutgoingDesk desk;
    private final Contents contents;
    private final IssuedPapers issued;
    private final OutgoingMetadata metadata;
    private final PapersStore papers;

    ArchivingDocuments(
            OutgoingDesk desk, Contents contents, IssuedPapers issued, OutgoingMetadata metadata, PapersStore papers) {
        this.desk = desk;
        this.contents = contents;
        this.issued = issued;
        this.metadata = metadata;
        this.papers = papers;
    }

    public OutgoingDocument archive(OutgoingDocumentId id, Optional<String> retentionHint, Actor by) {
        return desk.act(id, by, (document, now) -> {
            document.must(OutgoingAction.ARCHIVE, by);
            // The papers lie in the store before the document says so: the archive never looks for what is not there.
            List<DocumentFile> made = new ArrayList<>(issued.finalDraft(
                    document, contents.read(document.present().fingerprints().whole())));
            made.add(papers.keep(
                    id.value(),
                    DocumentFile.Kind.METADATA,
                    "metadata.json",
                    metadata.of(document, List.copyOf(made), retentionHint, by, now)));
            document.archive(new Filing(made, retentionHint, by.id(), by.signature(), now), by, now);
        });
    }
}
