package org.wenshu.document.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D11")
class VocabularyTest {
    private static final Checks WORDING = Checks.of(Checks.all().rules().stream()
            .filter(rule -> rule.code().matches("WO0[1-5]"))
            .toList());

    static Stream<Vocabulary.Entry> plain() {
        return Vocabulary.standard().entries().stream().filter(Vocabulary.Entry::isPlain);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void a_word_is_found_and_what_it_is_mended_to_is_right(Vocabulary.Entry entry) {
        assertThat(findings("关于" + entry.word() + "。")).isNotEmpty();
        entry.instead()
                .ifPresent(instead -> assertThat(findings("关于" + instead + "。"))
                        .as(entry.word() + " → " + instead)
                        .isEmpty());
    }

    /** Text that holds a wrong word's characters by chance, or is right as it stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "发布署名文章，公布署名单位。",
                "按装机容量计算，按装备水平分级。",
                "按排名先后，按排放标准，按排水要求。",
                "反复盖章，批复盖章。",
                "全部份额由市财政局持有，大部份额已转让。",
                "讲座落实情况，讲座落幕。",
                "蚊帐、帐篷和营帐。",
                "既使群众满意，又使企业受益。",
                "既将责任落实到人，又将任务分解到月。",
                "一幅辐射全市的蓝图。",
                "欠收入账，拖欠收费。",
                "举债卷入纠纷。",
                "报消防部门备案。",
                "报名截止时间为5月20日，活动至5月20日截止。",
                "截至2026年6月底。",
                "必需的经费和物资，生活必需品。",
                "群众反应强烈，化学反应。",
                "依法行使权利，权力清单。",
                "法制办公室原主任，法制史。",
                "不以营利为目的的民办学校。",
                "形势严峻，形式多样。",
                "其他单位其次考虑。",
                "农业部门、文化部门要配合。",
                "国际发改委员会议。",
                "香港特别行政区政府和澳门特别行政区政府。",
                "《近期有关部门工作要点》。",
                "会议原则同意该方案。",
                "约300人参加，超过80%，300人以上。",
                "做好对帐篷的检查。",
                "他自己经过努力，周末经批准外出。",
                "作为牵头单位，要做好工作，做到底数清。",
                "提高县级公安机关的威慑力，坐落于滨江新区。",
                "残疾人联合会",
                "检察院检察官依法履职。",
                "来自基层一线，涉及多个部门。"
            })
    void look_alikes_pass(String sentence) {
        assertThat(findings(sentence)).isEmpty();
    }

    @Test
    void an_organ_extends_it() {
        Context context = new Context(
                Organs.NONE,
                org.wenshu.document.checks.regulations.Regulations.NONE,
                Vocabulary.standard().with(Vocabulary.Kind.OWN, "# 本机关\n创卫\t创建国家卫生城市\t口语简称\n"),
                RuleCase.CONTEXT.today());

        List<Finding> findings = WORDING.check(RuleCase.of("推进创卫工作。").document, context);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("WO05");
            assertThat(finding.suggestion()).contains("创建国家卫生城市");
        });
    }

    private static List<Finding> findings(String body) {
        return WORDING.check(RuleCase.of("文种=通告 | " + body).document, RuleCase.CONTEXT);
    }
}
