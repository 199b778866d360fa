package org.wenshu.archive.arrangement.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.wenshu.office.model.Actor;

/** The organ's retention schedule (保管期限表): the first rule that applies decides. Every edition is kept. */
public final class RetentionSchedule {
    /** There is one. */
    public static final String ID = "retention-schedule";

    private String id = ID;
    private long version;
    private List<Edition> editions = new ArrayList<>();

    /**
     * The rules as they stood from one revision to the next.
     *
     * @param by who set them, as it is signed
     * @param from the address that the change came from
     */
    public record Edition(List<RetentionRule> rules, String byId, String by, String from, String reason, Instant at) {
        public Edition {
            rules = List.copyOf(rules);
        }
    }

    private RetentionSchedule() {}

    /** The schedule that an installation starts with. */
    public static RetentionSchedule shipped(List<RetentionRule> rules, Instant at) {
        var schedule = new RetentionSchedule();
        schedule.editions.add(new Edition(rules, "wenshu", "随系统提供", "", "初始保管期限表", at));
        return schedule;
    }

    /** @throws ScheduleRefused if two rules have one name */
    public void revise(List<RetentionRule> rules, String reason, Actor by, Instant at) {
        var ids = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            if (!ids.add(rules.get(i).id())) {
                throw new ScheduleRefused(i, rules.get(i).id());
            }
        }
        editions.add(new Edition(rules, by.id().value(), by.signature(), by.from(), reason, at));
    }

    /** What the first rule that applies says; empty when none does. */
    public Optional<RetentionProposal> propose(Appraised item) {
        return rules().stream()
                .map(rule -> rule.appraise(item))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public List<RetentionRule> rules() {
        return editions.getLast().rules();
    }

    /** The latest last. */
    public List<Edition> editions() {
        return List.copyOf(editions);
    }
}
