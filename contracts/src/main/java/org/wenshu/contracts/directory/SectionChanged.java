package org.wenshu.contracts.directory;

import org.wenshu.contracts.PublicEvent;
import org.wenshu.contracts.WireName;

/**
 * The full state of a section of the organ (科室, O1). Subject: {@code section/<id>}.
 *
 * @param id the section
 * @param name its name
 * @param code its code of three letters in archive numbers (档号)
 * @param order its place in lists
 * @param active whether it still exists
 */
@WireName("org.wenshu.directory.SectionChanged.v1")
public record SectionChanged(String id, String name, String code, int order, boolean active) implements PublicEvent {}
