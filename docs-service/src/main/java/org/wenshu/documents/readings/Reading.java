package org.wenshu.documents.readings;

import java.time.Instant;
import java.util.Optional;
import org.wenshu.documents.model.FileId;
import org.wenshu.office.model.PersonId;

/**
 * That somebody read a classified document or a file of it (涉密文件查阅, X2, A3).
 *
 * @param file the file read; empty when it was the register's entry itself
 */
public record Reading(
        String documentId,
        Optional<FileId> file,
        PersonId by,
        String signature,
        Optional<PersonId> onBehalfOf,
        String from,
        Instant at) {}
