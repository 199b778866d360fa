package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.PersonId;

/** The hand-over to the archive (归档, D18), with the papers made for it. */
public record Filing(
        List<DocumentFile> papers, Optional<String> retentionHint, PersonId by, String signature, Instant at) {
    public Filing {
        papers = List.copyOf(papers);
    }
}
