package org.wenshu.archive.arrangement;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.archive.arrangement.model.ScheduleRefused;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;

@Configuration(proxyBeanMethods = false)
class ArrangementConfiguration {

    @Bean
    ProblemMapping<ScheduleRefused> scheduleRefused() {
        return ProblemMapping.of(
                ScheduleRefused.class,
                refused -> Problem.of(ProblemType.INVALID_INPUT)
                        .field(
                                "rules[" + refused.place() + "].id",
                                "unique",
                                "条款编号" + refused.rule() + "重复",
                                "occurs twice"));
    }
}
