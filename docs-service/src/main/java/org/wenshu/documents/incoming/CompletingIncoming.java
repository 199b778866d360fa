package org.wenshu.documents.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.incoming.model.IncomingDocument;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.documents.incoming.papers.HandlingSheet;
import org.wenshu.documents.incoming.papers.RecordMetadata;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.papers.PapersStore;
import org.wenshu.office.model.Actor;

/** Closes a document and hands it to the archive with everything that was registered, said and made (办结, D9). */
@Component
public class CompletingIncoming {
    private final Desk desk;
    private final RecordMetadata metadata;
    private final HandlingSheet handlingSheet;
    private final PapersStore papers;

    CompletingIncoming(Desk desk, RecordMetadata metadata, HandlingSheet handlingSheet, PapersStore papers) {
        this.desk = desk;
        this.metadata = metadata;
        this.handlingSheet = handlingSheet;
        this.papers = papers;
    }

    public IncomingDocument complete(IncomingDocumentId id, Optional<String> conclusion, Actor by) {
        return desk.act(id, by, (document, now) -> {
            document.must(IncomingAction.COMPLETE, by);
            // The papers lie in the store before the document says so: the archive never looks for what is not there.
            document.complete(conclusion, papers(document, conclusion, by, now), by, now);
        });
    }

    private List<DocumentFile> papers(IncomingDocument document, Optional<String> conclusion, Actor by, Instant now) {
        var sheet = papers.keep(
                document.id().value(),
                DocumentFile.Kind.HANDLING_SHEET,
                "收文处理单.pdf",
                handlingSheet.of(document, conclusion, by, now));
        var everything = papers.keep(
                document.id().value(),
                DocumentFile.Kind.METADATA,
                "metadata.json",
                metadata.of(document, List.of(sheet), conclusion, by, now));
        return List.of(sheet, everything);
    }
}
