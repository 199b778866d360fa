package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DocumentFile;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.SectionId;

/**
 * What a section reports to have done (办理结果, D9).
 *
 * @param setAside why it no longer counts: returned, withdrawn or overtaken by a new assignment
 */
public record HandlingResult(
        SectionId section,
        String text,
        List<DocumentFile> files,
        PersonId by,
        String signature,
        Instant at,
        Optional<String> setAside) {
    public HandlingResult {
        files = List.copyOf(files);
    }

    boolean counts() {
        return setAside.isEmpty();
    }

    HandlingResult setAside(String because) {
        return new HandlingResult(section, text, files, by, signature, at, Optional.of(because));
    }
}
