package org.wenshu.documents.incoming.papers;

import java.io.ByteArrayInputStream;
import org.springframework.stereotype.Component;
import org.wenshu.documents.incoming.model.DocumentFile;
import org.wenshu.documents.incoming.model.FileId;
import org.wenshu.documents.incoming.model.IncomingDocumentId;
import org.wenshu.platform.files.FileStore;
import org.wenshu.platform.files.StoredFile;
import org.wenshu.platform.store.DerivedIds;

/** Keeps the papers that the office itself makes for a document. */
@Component
public class PapersStore {
    private final FileStore files;

    PapersStore(FileStore files) {
        this.files = files;
    }

    public DocumentFile keep(IncomingDocumentId document, DocumentFile.Kind kind, String name, byte[] content) {
        StoredFile stored = files.store(new ByteArrayInputStream(content), name, content.length);
        return new DocumentFile(
                new FileId(DerivedIds.of(document.value(), kind.name())),
                name,
                kind,
                stored.mediaType(),
                stored.size(),
                stored.sha256(),
                stored.sm3());
    }
}
