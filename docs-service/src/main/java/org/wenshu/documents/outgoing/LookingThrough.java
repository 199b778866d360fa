package org.wenshu.documents.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.document.checks.Finding;
import org.wenshu.document.checks.Place;
import org.wenshu.document.checks.Severity;
import org.wenshu.documents.drafting.DraftChecks;
import org.wenshu.documents.outgoing.model.CheckFinding;
import org.wenshu.documents.outgoing.model.Content;

/** Holds a draft against the rules and says what they find in the office's words (D11). */
@Component
class LookingThrough {
    /** More than this nobody settles one by one; the draft goes back first. */
    private static final int AT_MOST = 500;

    private final DraftChecks checks;

    LookingThrough(DraftChecks checks) {
        this.checks = checks;
    }

    List<CheckFinding> found(Content content) {
        var all = new ArrayList<CheckFinding>();
        for (Finding finding : checks.check(content.draft(checks.today()))) {
            if (all.size() < AT_MOST) {
                all.add(new CheckFinding(
                        all.size() + 1,
                        finding.code(),
                        finding.clause(),
                        finding.severity() == Severity.GATE,
                        place(finding.place()),
                        finding.excerpt(),
                        finding.reason(),
                        finding.english(),
                        finding.suggestion(),
                        Optional.empty()));
            }
        }
        return all;
    }

    private static String place(Place place) {
        var said = new StringBuilder(place.element().chinese());
        if (place.entry() > 0) {
            said.append("（").append(place.entry() + 1).append("）");
        }
        if (place.block() >= 0) {
            said.append("第").append(place.block() + 1).append("段");
        }
        if (place.line() > 0) {
            said.append("第").append(place.line() + 1).append("行");
        }
        if (place.column() > 0) {
            said.append("第").append(place.column() + 1).append("格");
        }
        return said.toString();
    }
}
