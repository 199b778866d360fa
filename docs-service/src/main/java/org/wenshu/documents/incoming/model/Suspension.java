package org.wenshu.documents.incoming.model;

import java.time.Instant;
import org.wenshu.office.model.PersonId;

/** That work on a document stands still (暂停办理, D20), and the stage at which it stood still. */
public record Suspension(IncomingStage stage, String reason, PersonId by, String signature, Instant since) {}
