package org.wenshu.documents.incoming.model;

import org.wenshu.office.model.PersonId;

/**
 * A leader asked to instruct (批办领导).
 *
 * @param rankOrder protocol rank order when asked; the lowest number comes first
 */
public record Leader(PersonId id, String name, int rankOrder) {}
