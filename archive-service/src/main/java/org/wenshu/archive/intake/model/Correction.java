package org.wenshu.archive.intake.model;

import java.util.Optional;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.office.model.SectionId;

/** What the archivist decides in place of what was handed over or proposed; what is empty stays as it was. */
public record Correction(Optional<RetentionPeriod> retention, Optional<SectionId> section, String reason) {}
