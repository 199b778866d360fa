package org.wenshu.office.model;

/**
 * A section (科室) of the organ (O1).
 *
 * @param code three letters, as the archive number uses them (DA/T 22)
 * @param order place in lists
 */
public record Section(SectionId id, String name, String code, int order, boolean active) {}
