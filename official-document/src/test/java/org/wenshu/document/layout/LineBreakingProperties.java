package org.wenshu.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

@Tag("D19")
class LineBreakingProperties {
    private final LineBreaking breaking = new LineBreaking(Fonts.builtIn());

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "文",
                        "件",
                        "工作",
                        "安全生产",
                        "，",
                        "。",
                        "、",
                        "；",
                        "：",
                        "“安全”",
                        "《办法》",
                        "（试行）",
                        "2026年",
                        "5日",
                        "98.5%",
                        "示发〔2026〕15号",
                        "——",
                        "……",
                        "V2.0",
                        "3.5万元",
                        "（一）",
                        "！”")
                .list()
                .ofMinSize(1)
                .ofMaxSize(120)
                .map(parts -> "文" + String.join("", parts));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    void lines_keep_the_rules_and_lose_nothing(@ForAll("texts") String text) {
        List<SetLine> lines = breaking.lines(List.of(Style.BODY.of(text)), 2 * Measure.CELL, 0, Measure.GRID, "test");
        var whole = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            SetLine line = lines.get(i);
            whole.append(line.text());
            assertThat(line.width()).isLessThan(28 * Measure.CELL + 0.001);
            if (i < lines.size() - 1) {
                assertThat(line.width()).isCloseTo(28 * Measure.CELL, within(0.001));
                assertThat("（《〈“‘〔".indexOf(line.text().charAt(line.text().length() - 1)))
                        .isNegative();
            }
            // A row of marks longer than a line can give up has nowhere else to go.
            if (i > 0 && !text.matches(".*[，。、；：！”》）%]{4}.*")) {
                assertThat("，。、；：！？”’》）〕%".indexOf(line.text().charAt(0))).isNegative();
            }
            for (int k = 1; k < line.glyphs().size(); k++) {
                assertThat(line.glyphs().get(k).x())
                        .isGreaterThan(line.glyphs().get(k - 1).x() - 0.001);
            }
        }
        assertThat(whole.toString()).isEqualTo(text);
    }
}
