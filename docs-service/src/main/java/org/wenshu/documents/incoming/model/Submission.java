package org.wenshu.documents.incoming.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.documents.model.DocumentFile;

/**
 * The document as it was handed in, once at registration and again after each correction (D3).
 *
 * @param number counted from 1
 * @param checks what the machine found on its electronic files; empty until they were looked at
 */
public record Submission(
        int number, Particulars particulars, List<DocumentFile> files, Instant at, Optional<MachineChecks> checks) {
    public Submission {
        files = List.copyOf(files);
    }

    Submission checked(MachineChecks found) {
        return new Submission(number, particulars, files, at, Optional.of(found));
    }
}
