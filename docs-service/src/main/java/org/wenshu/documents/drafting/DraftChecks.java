package org.wenshu.documents.drafting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wenshu.document.checks.Context;
import org.wenshu.document.checks.Finding;
import org.wenshu.document.checks.regulations.Regulation;
import org.wenshu.document.checks.regulations.Regulations;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.documents.organs.KeepingOrgans;
import org.wenshu.documents.wording.KeepingCheckPolicy;
import org.wenshu.documents.wording.KeepingWords;
import org.wenshu.office.Office;

/** Checks drafts by the organ's rules, with what its register of regulations, list of organs and word lists say today (D11). */
@Component
public class DraftChecks {
    private final KeepingCheckPolicy policy;
    private final Regulations regulations;
    private final KeepingOrgans organs;
    private final KeepingWords words;
    private final Office office;
    private final Clock clock;

    DraftChecks(
            KeepingCheckPolicy policy,
            Regulations regulations,
            KeepingOrgans organs,
            KeepingWords words,
            Office office,
            Clock clock) {
        this.policy = policy;
        this.regulations = regulations;
        this.organs = organs;
        this.words = words;
        this.office = office;
        this.clock = clock;
    }

    /** What the rules find, in the order of the document. */
    public List<Finding> check(OfficialDocument document) {
        return policy.checks().check(document, context());
    }

    /** Today in the organ's time zone. */
    public LocalDate today() {
        return clock.instant().atZone(office.calendar().hours().zone()).toLocalDate();
    }

    /** What the office knows now. */
    public Context context() {
        return new Context(organs.organs(), new AskedOnce(regulations), words.vocabulary(), today());
    }

    /** Several rules look at each citation; the register is asked once for each. */
    private static final class AskedOnce implements Regulations {
        private final Regulations register;
        private final Map<String, Optional<Regulation>> numbered = new HashMap<>();
        private final Map<String, Optional<Regulation>> titled = new HashMap<>();
        private Optional<Boolean> empty = Optional.empty();

        private AskedOnce(Regulations register) {
            this.register = register;
        }

        @Override
        public Optional<Regulation> numbered(String number) {
            return isEmpty()
                    ? Optional.empty()
                    : numbered.computeIfAbsent(Regulations.normalNumber(number), register::numbered);
        }

        @Override
        public Optional<Regulation> titled(String title) {
            return isEmpty()
                    ? Optional.empty()
                    : titled.computeIfAbsent(Regulations.normalTitle(title), register::titled);
        }

        @Override
        public boolean isEmpty() {
            if (empty.isEmpty()) {
                empty = Optional.of(register.isEmpty());
            }
            return empty.get();
        }
    }
}
