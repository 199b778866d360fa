package org.wenshu.notifications.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.Actor;

/**
 * One change in the history of a rule, a template or a delivery: who did what, when, for whom and from where (X2).
 *
 * @param by the person's or the integration client's id; {@value #SYSTEM} for what the service did itself
 * @param onBehalfOf the person whose authority was used under delegation, or empty
 * @param details what changed, field by field, or the reason given
 */
public record ChangeNote(
        Instant at,
        String action,
        String by,
        String name,
        Optional<String> onBehalfOf,
        String from,
        List<String> details) {

    public static final String SYSTEM = "system";

    public ChangeNote {
        details = List.copyOf(details);
    }

    public static ChangeNote by(Actor actor, Instant at, String action, List<String> details) {
        return new ChangeNote(
                at,
                action,
                actor.id().value(),
                actor.name(),
                actor.onBehalfOf().map(represented -> represented.value()),
                actor.from(),
                details);
    }

    public static ChangeNote bySystem(Instant at, String action, List<String> details) {
        return new ChangeNote(at, action, SYSTEM, "系统", Optional.empty(), "-", details);
    }

    /** How a field's change reads in a journal; nothing when it stayed. */
    public static List<String> difference(String field, Object before, Object after) {
        return before.equals(after) ? List.of() : List.of(field + ": " + before + " → " + after);
    }
}
