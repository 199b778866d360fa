package org.wenshu.archive.records;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wenshu.archive.records.model.FiledRecord;
import org.wenshu.archive.records.model.RearrangementRefused;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;
import org.wenshu.platform.timer.AggregateTimer;

@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

    /** Verifies each record's files anew when its period has passed. */
    @Bean
    AggregateTimer<FiledRecord> recordTimer(FiledRecords records, VerifyingRecords verifying) {
        return new AggregateTimer<>("record-verification", records.store(), verifying::ring);
    }

    @Bean
    ProblemMapping<RearrangementRefused> rearrangementRefused() {
        return ProblemMapping.of(RearrangementRefused.class, refused -> switch (refused.why()) {
            case SAME_PLACE ->
                Problem.of(ProblemType.ACTION_REFUSED).detail("该文件已按此整理,无需调整", "The record stands there already");
            case UNDER_WAY ->
                Problem.of(ProblemType.ACTION_REFUSED)
                        .detail("前一次调整尚未完成", "An earlier re-arrangement is not finished yet");
        });
    }
}
