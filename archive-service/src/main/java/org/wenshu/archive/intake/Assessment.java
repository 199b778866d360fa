package org.wenshu.archive.intake;

import org.wenshu.archive.intake.model.Obstacle;
import org.wenshu.archive.records.model.Filing;

/** What the examination of something handed over comes to. */
sealed interface Assessment {

    /** It can be filed like this. */
    record Fileable(Filing filing) implements Assessment {}

    /** @param detail which file, which section … it is about; never a title */
    record Obstructed(Obstacle obstacle, String detail) implements Assessment {}
}
