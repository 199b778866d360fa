package org.wenshu.document.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wenshu.document.elements.OfficialDocument;
import org.wenshu.document.text.Block;
import org.wenshu.document.text.Text;

/** However a paragraph is written, the checks come to an end in time and none falls over it (D11). */
@Tag("D11")
class HostileTextTest {
    private static final int LENGTH = 5_000;

    static Stream<String> hostile() {
        return Stream.of(
                        "《",
                        "《》",
                        "《文",
                        "（",
                        "（〔2026〕",
                        "〔",
                        "“",
                        "1",
                        "1,",
                        "1.",
                        "11月",
                        "2026年",
                        "一",
                        "一是",
                        "的",
                        "附件",
                        "其中",
                        "100万元，其中",
                        "由1增加到",
                        "壹",
                        "占1%，",
                        "以下简称",
                        "关于",
                        "同志",
                        "江政发〔2026〕",
                        "，",
                        "。",
                        " ",
                        "　",
                        "，其中：1人，",
                        "联系",
                        "　一",
                        "甲乙",
                        "a",
                        "A1",
                        "10:00—",
                        "２",
                        "％",
                        "…",
                        "—",
                        "-",
                        "●")
                .map(word -> word.repeat(LENGTH / word.length()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void is_checked_in_time(String text) {
        OfficialDocument like = RuleCase.document(Map.of());
        var document = new OfficialDocument(
                like.kind(),
                like.format(),
                like.upward(),
                like.marks(),
                like.issuers(),
                like.head(),
                like.number(),
                like.signers(),
                like.title(),
                like.addressees(),
                new Text(List.of(new Block.Heading(3, Optional.of("9999999999"), "标题"), new Block.Paragraph(text))),
                like.attachmentNames(),
                like.attachments(),
                Optional.of(LocalDate.of(2026, 5, 8)),
                like.sealed(),
                like.note(),
                like.attendance(),
                like.imprint());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (Rule rule : Checks.all().rules()) {
                assertThat(Checks.of(rule).check(document, RuleCase.CONTEXT))
                        .as("%s", rule)
                        .isNotNull();
            }
        });
    }
}
