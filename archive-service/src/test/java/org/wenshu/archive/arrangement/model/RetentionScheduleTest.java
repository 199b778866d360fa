package org.wenshu.archive.arrangement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wenshu.office.model.Actor;
import org.wenshu.office.model.PersonId;
import org.wenshu.office.model.Role;
import org.wenshu.office.model.Secrecy;
import org.wenshu.office.model.Urgency;

@Tag("A2")
class RetentionScheduleTest {
    private static final Instant NOW = Instant.parse("2026-10-12T03:20:00Z");
    private static final Actor ARCHIVIST = new Actor(
            new PersonId("p-dang"),
            "党兰",
            Set.of(Role.ARCHIVIST),
            Set.of(),
            Secrecy.NONE,
            Optional.empty(),
            Optional.empty(),
            "10.0.0.7");

    private static RetentionRule rule(
            String id, Set<String> words, Set<SenderRank> ranks, Set<RetentionPeriod> hints, RetentionPeriod period) {
        return new RetentionRule(id, Set.of(), words, Set.of(), ranks, hints, Set.of(), Set.of(), period, "条款" + id);
    }

    private static Appraised item(String title, String sender, Optional<RetentionPeriod> hint) {
        return new Appraised("incoming-document", title, sender, Secrecy.NONE, Urgency.NONE, hint);
    }

    private final RetentionSchedule schedule = RetentionSchedule.shipped(
            List.of(
                    rule("1", Set.of("批复"), Set.of(), Set.of(), RetentionPeriod.Y),
                    rule("2", Set.of("通知"), Set.of(SenderRank.PROVINCIAL), Set.of(), RetentionPeriod.D30),
                    rule("3", Set.of(), Set.of(), Set.of(RetentionPeriod.D10), RetentionPeriod.D10)),
            NOW);

    @Test
    void the_first_rule_that_applies_decides_and_says_why() {
        var proposal = schedule.propose(item("关于用地的批复通知", "江苏省人民政府", Optional.of(RetentionPeriod.D10)));

        assertThat(proposal).contains(new RetentionProposal(RetentionPeriod.Y, Optional.of("1"), "条款1(题名含“批复”)"));
    }

    @Test
    void every_condition_of_a_rule_must_hold() {
        assertThat(schedule.propose(item("关于值班的通知", "江苏省人民政府", Optional.empty())))
                .get()
                .satisfies(proposal -> {
                    assertThat(proposal.retention()).isEqualTo(RetentionPeriod.D30);
                    assertThat(proposal.reason()).contains("题名含“通知”").contains("省级");
                });
        assertThat(schedule.propose(item("关于值班的通知", "市人民政府办公室", Optional.empty())))
                .isEmpty();
    }

    @Test
    void full_width_titles_are_read_as_well() {
        var english = RetentionSchedule.shipped(
                List.of(rule("1", Set.of("abc"), Set.of(), Set.of(), RetentionPeriod.D30)), NOW);

        assertThat(english.propose(item("关于ＡＢＣ的函", "某局", Optional.empty()))).isPresent();
    }

    @Test
    void two_rules_of_one_name_are_refused() {
        var twice = List.of(
                rule("1", Set.of(), Set.of(), Set.of(), RetentionPeriod.Y),
                rule("1", Set.of(), Set.of(), Set.of(), RetentionPeriod.D10));

        assertThatExceptionOfType(ScheduleRefused.class)
                .isThrownBy(() -> schedule.revise(twice, "试", ARCHIVIST, NOW))
                .satisfies(refused -> assertThat(refused.place()).isEqualTo(1));
    }

    @Test
    void every_edition_is_kept_with_who_set_it_and_why() {
        schedule.revise(
                List.of(rule("9", Set.of(), Set.of(), Set.of(), RetentionPeriod.D10)), "按新办法修订", ARCHIVIST, NOW);

        assertThat(schedule.rules()).extracting(RetentionRule::id).containsExactly("9");
        assertThat(schedule.editions()).hasSize(2);
        assertThat(schedule.editions().getLast().by()).isEqualTo("党兰");
        assertThat(schedule.editions().getLast().reason()).isEqualTo("按新办法修订");
        assertThat(schedule.editions().getFirst().rules()).hasSize(3);
    }

    @Test
    void what_the_office_writes_as_retention_is_understood() {
        assertThat(RetentionPeriod.meantBy("永久")).contains(RetentionPeriod.Y);
        assertThat(RetentionPeriod.meantBy("３０ 年")).contains(RetentionPeriod.D30);
        assertThat(RetentionPeriod.meantBy("D10")).contains(RetentionPeriod.D10);
        assertThat(RetentionPeriod.meantBy("看着办")).isEmpty();
    }

    @Test
    void the_rank_of_an_issuer_is_read_from_its_name() {
        assertThat(SenderRank.of("国务院办公厅")).isEqualTo(SenderRank.CENTRAL);
        assertThat(SenderRank.of("中共江苏省委办公厅")).isEqualTo(SenderRank.PROVINCIAL);
        assertThat(SenderRank.of("上海市人民政府")).isEqualTo(SenderRank.PROVINCIAL);
        assertThat(SenderRank.of("市人民政府办公室")).isEqualTo(SenderRank.MUNICIPAL);
        assertThat(SenderRank.of("鼓楼区财政局")).isEqualTo(SenderRank.COUNTY);
        assertThat(SenderRank.of("𠮷祥设计院")).isEqualTo(SenderRank.OTHER);
    }
}
