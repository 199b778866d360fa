package org.wenshu.documents.outgoing.model;

import java.time.Instant;
import org.wenshu.office.model.PersonId;

/** That work on a document stands still (暂停办理, D20). */
public record Suspension(String reason, PersonId by, String signature, Instant since) {}
