package org.wenshu.acceptance.architecture.planted.services.documents;

import java.time.LocalDate;
import org.wenshu.acceptance.architecture.planted.services.contracts.LetterSent;
import org.wenshu.acceptance.architecture.planted.services.office.model.Name;

/** Innocent. */
public record Desk(Name of, LetterSent last, LocalDate on) {}
