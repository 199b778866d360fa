package org.wenshu.documents.outgoing.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.documents.outgoing.model.ActionRefused;
import org.wenshu.documents.outgoing.model.OutgoingAction;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;

/** How the refusals of outgoing documents are told to clients. */
@Configuration(proxyBeanMethods = false)
class OutgoingRefusalMappings {
    @Bean
    ProblemMapping<ActionRefused> outgoingActionRefused() {
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
                                        .filter(OutgoingAction::askedFor)
                                        .map(OutgoingAction::name)
                                        .toList())
                        .causedBy(refused));
    }
}
