package org.wenshu.acceptance.architecture.planted.models.documents.incoming.model;

import java.time.LocalDate;
import java.util.List;
import org.wenshu.acceptance.architecture.planted.models.documents.outgoing.model.StampId;
import org.wenshu.acceptance.architecture.planted.models.office.model.Name;

/** Innocent. */
public record Stamp(Name by, StampId id, LocalDate on, List<int[]> marks) {}
