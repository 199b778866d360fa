package org.wenshu.documents.files;

import java.time.Instant;
import org.wenshu.office.model.PersonId;

/**
 * A file that somebody uploaded, to be attached to a document by the same person.
 *
 * @param mediaType found from the content, not from the name
 */
public record UploadedFile(
        String id,
        String name,
        long size,
        String sha256,
        String sm3,
        String mediaType,
        PersonId uploadedBy,
        Instant uploadedAt) {}
