package org.wenshu.documents.papers;

import java.io.ByteArrayInputStream;
import org.springframework.stereotype.Component;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.documents.model.FileId;
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

    /** The same paper made again for the same document is the same file. */
    public DocumentFile keep(String document, DocumentFile.Kind kind, String name, byte[] content) {
        StoredFile stored = files.store(new ByteArrayInputStream(content), name, content.length);
        return new DocumentFile(
                new FileId(DerivedIds.of(document, kind.name(), name, stored.sha256())),
                name,
                kind,
                stored.mediaType(),
                stored.size(),
                stored.sha256(),
                stored.sm3());
    }
}
