package org.wenshu.documents.incoming.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.documents.incoming.model.ActionRefused;
import org.wenshu.documents.incoming.model.IncomingAction;
import org.wenshu.documents.model.DetailRefused;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;

/** How the model's refusals are told to clients. */
@Configuration(proxyBeanMethods = false)
class RefusalMappings {
    @Bean
    ProblemMapping<ActionRefused> actionRefused() {
        return ProblemMapping.of(
                ActionRefused.class,
                refused -> Problem.of(refused.ground().personal() ? ProblemType.FORBIDDEN : ProblemType.ACTION_REFUSED)
                        .detail(
                                "“" + refused.stage().chinese() + "”阶段不能“"
                                        + refused.action().chinese() + "”："
                                        + refused.ground().chinese(),
                                refused.action() + " is refused at stage " + refused.stage() + ": "
                                        + refused.ground().english())
                        .with("stage", refused.stage().name())
                        .with("action", refused.action().name())
                        .with("ground", refused.ground().name())
                        .with(
                                "allowed",
                                refused.allowed().stream()
                                        .filter(IncomingAction::askedFor)
                                        .map(IncomingAction::name)
                                        .toList())
                        .causedBy(refused));
    }

    @Bean
    ProblemMapping<DetailRefused> detailRefused() {
        return ProblemMapping.of(
                DetailRefused.class,
                refused -> Problem.of(ProblemType.INVALID_INPUT)
                        .detail(refused.chinese(), refused.english())
                        .field(refused.field(), refused.rule(), refused.chinese(), refused.english())
                        .causedBy(refused));
    }
}
