package org.wenshu.archive.arrangement.model;

import java.util.Optional;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/**
 * What the retention schedule looks at.
 *
 * @param sourceKind what kind of work the item comes from
 * @param hint the retention that the office suggested
 */
public record Appraised(
        String sourceKind,
        String title,
        String sender,
        Secrecy secrecy,
        Urgency urgency,
        Optional<RetentionPeriod> hint) {}
