package org.wenshu.archive.arrangement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wenshu.archive.arrangement.model.RetentionPeriod;
import org.wenshu.archive.arrangement.model.RetentionRule;
import org.wenshu.archive.arrangement.model.SenderRank;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

/** A rule of the schedule as JSON; a condition that is left out holds for everything. */
record RetentionRuleForm(
        @NotBlank @Size(max = 20) String id,
        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 50) String> sourceKinds,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 50) String> titleWords,
        @Nullable @Size(max = 100) Set<@NotBlank @Size(max = 50) String> senderWords,
        @Nullable Set<@NotNull SenderRank> senderRanks,
        @Nullable Set<@NotNull RetentionPeriod> hints,
        @Nullable Set<@NotNull Secrecy> secrecies,
        @Nullable Set<@NotNull Urgency> urgencies,
        @NotNull RetentionPeriod retention,
        @NotBlank @Size(max = 200) String reason) {

    static RetentionRuleForm of(RetentionRule rule) {
        return new RetentionRuleForm(
                rule.id(),
                rule.sourceKinds(),
                rule.titleWords(),
                rule.senderWords(),
                rule.senderRanks(),
                rule.hints(),
                rule.secrecies(),
                rule.urgencies(),
                rule.retention(),
                rule.reason());
    }

    RetentionRule rule() {
        return new RetentionRule(
                id,
                orNone(sourceKinds),
                orNone(titleWords),
                orNone(senderWords),
                orNone(senderRanks),
                orNone(hints),
                orNone(secrecies),
                orNone(urgencies),
                retention,
                reason);
    }

    private static <T> Set<T> orNone(@Nullable Set<T> values) {
        return values == null ? Set.of() : values;
    }
}
