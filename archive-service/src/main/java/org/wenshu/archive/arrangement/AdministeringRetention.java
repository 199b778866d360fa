package org.wenshu.archive.arrangement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.wenshu.archive.OfItsOwnAccord;
import org.wenshu.archive.arrangement.model.Appraised;
import org.wenshu.archive.arrangement.model.RetentionProposal;
import org.wenshu.archive.arrangement.model.RetentionRule;
import org.wenshu.archive.arrangement.model.RetentionSchedule;
import org.wenshu.office.model.Actor;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the retention schedule (保管期限表, A2): the archivist reads and revises it, intake asks it. */
@Service
public class AdministeringRetention {
    private static final String SHIPPED = "org/wenshu/archive/retention-schedule.json";

    private final AggregateStore<RetentionSchedule> schedules;
    private final Clock clock;

    AdministeringRetention(AggregateStores stores, Clock clock) {
        this.schedules = stores.of(RetentionSchedule.class, "retention_schedule")
                .id(RetentionSchedule::id)
                .build();
        this.clock = clock;
    }

    /** The schedule in force; an installation starts with the shipped one. */
    public RetentionSchedule schedule() {
        return schedules.find(RetentionSchedule.ID).orElseGet(() -> {
            OfItsOwnAccord.act(() -> schedules.insertOnce(RetentionSchedule.shipped(shippedRules(), clock.instant())));
            return schedules.get(RetentionSchedule.ID);
        });
    }

    public Optional<RetentionProposal> propose(Appraised item) {
        return schedule().propose(item);
    }

    RetentionSchedule revise(List<RetentionRule> rules, String reason, Actor by) {
        schedule();
        return schedules.change(RetentionSchedule.ID, schedule -> schedule.revise(rules, reason, by, clock.instant()));
    }

    private static List<RetentionRule> shippedRules() {
        try (InputStream json = new ClassPathResource(SHIPPED).getInputStream()) {
            List<RetentionRuleForm> rules = new JsonMapper().readValue(json, new TypeReference<>() {});
            return rules.stream().map(RetentionRuleForm::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
