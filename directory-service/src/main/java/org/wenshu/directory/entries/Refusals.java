package org.wenshu.directory.entries;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.store.KeyTaken;

/** How the directory's refusals are told to clients. */
@Configuration(proxyBeanMethods = false)
public class Refusals {

    @Bean
    ProblemMapping<InvalidEntry> invalidEntry() {
        return ProblemMapping.of(InvalidEntry.class, Refusals::invalid);
    }

    @Bean
    ProblemMapping<ChangeRefused> changeRefused() {
        return ProblemMapping.of(
                ChangeRefused.class,
                refused -> Problem.of(ProblemType.ACTION_REFUSED)
                        .detail(refused.zh(), refused.en())
                        .with("rule", refused.rule()));
    }

    private static Problem invalid(InvalidEntry invalid) {
        var problem = Problem.of(ProblemType.INVALID_INPUT);
        invalid.faults().forEach(fault -> problem.field(fault.field(), fault.rule(), fault.zh(), fault.en()));
        return problem;
    }

    /** Another entry has that id or key already. */
    public static Problem taken(KeyTaken taken, String field) {
        String value = taken.value().substring(taken.value().indexOf('/') + 1);
        return Problem.of(ProblemType.ALREADY_REGISTERED)
                .field(field, "taken", "已被占用：" + value, "is taken: " + value)
                .with("holder", taken.holder().substring(taken.holder().indexOf('/') + 1));
    }

    /** The caller as the author of a change. */
    public static Author author(Caller caller) {
        return new Author(caller.id(), caller.name(), caller.onBehalfOf(), caller.from());
    }
}
