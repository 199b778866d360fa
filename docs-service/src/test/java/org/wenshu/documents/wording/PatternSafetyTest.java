package org.wenshu.documents.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D11")
class PatternSafetyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "江州大市",
                "(?:市|县)府",
                "(?<!省)大市",
                "切实.{0,20}落实",
                "\\d{4}年度?",
                "[（(]暂行[）)]",
                "(甲|乙)方",
                "[^。]{1,30}特此",
                "\\p{IsHan}{2,4}大队",
                "\\Aa",
                "a\\.b",
                "x{3}",
                "[a-z&&[^b]]c"
            })
    void what_ends_in_time_is_accepted(String pattern) {
        assertThat(PatternSafety.refusalOf(pattern)).isEmpty();
        Pattern compiled = Pattern.compile(pattern);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String text : new String[] {"切实", "1", "（", "市", "a", "字"}) {
                compiled.matcher(text.repeat(20_000)).results().count();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "(a+)+b bounded-repetition",
                "a*b bounded-repetition",
                "a{2,} bounded-repetition",
                "(a|aa){1,20}b no-repeated-group",
                "(?:a{0,3}){5} no-repeated-group",
                "(a)\\1 no-back-reference",
                "(?<n>a)\\k<n> known-group",
                "(?i)a known-group",
                "a{0,90} few-repetitions",
                "a{0,40}b{0,40}c few-ways",
                "a? not-empty-match",
                "(?=公) not-empty-match",
                "(?:公?)? not-empty-match",
                "[a pattern",
                "( pattern",
                "\\Qa known-escape"
            },
            ignoreLeadingAndTrailingWhitespace = true)
    void what_could_hold_the_checks_up_is_refused(String pattern, String rule) {
        assertThat(PatternSafety.refusalOf(pattern))
                .map(PatternSafety.Refusal::rule)
                .contains(rule);
    }
}
