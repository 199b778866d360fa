package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.PersonId;

/** The closing of a document (办结, D9), with the papers made for the archive. */
public record Completion(
        Optional<String> conclusion, List<DocumentFile> papers, PersonId by, String signature, Instant at) {
    public Completion {
        papers = List.copyOf(papers);
    }
}
