package org.wenshu.documents.wording;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.wenshu.document.checks.Checks;
import org.wenshu.document.checks.Rule;
import org.wenshu.documents.references.OfItsOwnAccord;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;

/** Keeps what the organ says of the rules that drafts are checked by. */
@Service
public class KeepingCheckPolicy {
    private final AggregateStore<CheckPolicy> store;
    private final Clock clock;

    KeepingCheckPolicy(AggregateStores stores, Clock clock) {
        this.store =
                stores.of(CheckPolicy.class, "check_policy").id(CheckPolicy::id).build();
        this.clock = clock;
    }

    /** The rules as the organ wants them. */
    public Checks checks() {
        return policy().checks();
    }

    CheckPolicy policy() {
        return store.find(CheckPolicy.ID).orElseGet(() -> {
            OfItsOwnAccord.act(() -> store.insertOnce(CheckPolicy.shipped(clock.instant())));
            return store.get(CheckPolicy.ID);
        });
    }

    CheckPolicy weigh(String code, CheckPolicy.Weight weight, String reason, Actor by) {
        rule(code);
        policy();
        return store.change(CheckPolicy.ID, policy -> policy.weigh(code, weight, reason, by, clock.instant()));
    }

    static Rule rule(String code) {
        return Checks.all().rules().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
