package org.wenshu.document.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("D11")
class RulesTest {
    static Stream<Arguments> passing() {
        return Checks.all().rules().stream()
                .flatMap(rule -> rule.passing().stream().map(text -> Arguments.of(rule, text)));
    }

    static Stream<Arguments> failing() {
        return Checks.all().rules().stream()
                .flatMap(rule -> rule.failing().stream().map(text -> Arguments.of(rule, text)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("passing")
    void lets_its_passing_case_pass(Rule rule, String text) {
        RuleCase given = RuleCase.of(text);

        assertThat(Checks.of(rule).check(given.document, RuleCase.CONTEXT)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failing")
    void finds_its_failing_case_at_its_place(Rule rule, String text) {
        RuleCase given = RuleCase.of(text);

        List<Finding> findings = Checks.of(rule).check(given.document, RuleCase.CONTEXT);

        assertThat(findings).isNotEmpty();
        Finding finding = findings.getFirst();
        assertThat(finding.code()).isEqualTo(rule.code());
        assertThat(finding.reason()).isNotBlank().doesNotContain("{");
        assertThat(finding.english()).isNotBlank().doesNotContain("{");
        given.excerpt.ifPresent(excerpt -> assertThat(finding.excerpt()).isEqualTo(excerpt));
        given.suggestion.ifPresent(
                suggestion -> assertThat(finding.suggestion()).contains(suggestion));
    }

    @Test
    void every_rule_has_a_clause_and_a_code_of_its_group() {
        assertThat(Checks.all().rules()).hasSizeGreaterThan(200).allSatisfy(rule -> {
            assertThat(rule.code()).matches("[A-Z]{2}\\d\\d");
            assertThat(rule.clause()).isNotBlank();
            assertThat(rule.name()).isNotBlank();
        });
    }

    @Test
    void policy_takes_rules_out_and_weighs_them() {
        Checks checks = Checks.all().without(Set.of("EL03")).weighing(java.util.Map.of("EL02", Severity.ADVICE));
        RuleCase empty = RuleCase.of("标题= | 正文=");

        List<Finding> findings = checks.check(empty.document, RuleCase.CONTEXT);

        assertThat(findings).noneMatch(finding -> finding.code().equals("EL03"));
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("EL02"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ADVICE);
    }

    @Test
    void a_place_is_where_the_excerpt_stands() {
        RuleCase given = RuleCase.of("现将有关事项通知如下：¶一、布置。¶三、开立银行帐户。");

        List<Finding> findings = Checks.all().check(given.document, RuleCase.CONTEXT);

        assertThat(findings).extracting(Finding::code).contains("NU06", "WO01");
        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("WO01"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo(new Place(Element.BODY, 0, 2, 0, 0, 6, 8));
                    assertThat(finding.suggestion()).contains("账户");
                });
    }
}
