package org.wenshu.document.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D19")
class LineBreakingTest {
    private final LineBreaking breaking = new LineBreaking(Fonts.builtIn());

    private List<SetLine> lines(String text) {
        return breaking.lines(List.of(Style.BODY.of(text)), 0, 0, Measure.GRID, "test");
    }

    private List<String> texts(String text) {
        return lines(text).stream().map(SetLine::text).toList();
    }

    private static String hanzi(int count) {
        return "文".repeat(count);
    }

    @Nested
    class a_line {
        @Test
        void takes_28_characters() {
            assertThat(texts(hanzi(57))).containsExactly(hanzi(28), hanzi(28), "文");
        }

        @Test
        void pulls_a_closing_mark_in_and_stays_within_its_width() {
            List<SetLine> lines = lines(hanzi(28) + "，" + hanzi(5));
            assertThat(lines.get(0).text()).isIn(hanzi(28) + "，", hanzi(27));
            List<SetLine> pulled = lines(hanzi(10) + "，" + hanzi(17) + "。" + hanzi(5));
            assertThat(pulled.get(0).text()).isEqualTo(hanzi(10) + "，" + hanzi(17) + "。");
            assertThat(pulled.get(0).width()).isCloseTo(28 * Measure.CELL, within(0.01));
        }

        @Test
        void takes_a_character_to_the_next_when_nothing_can_be_narrowed_and_stays_straight() {
            List<SetLine> lines = lines(hanzi(28) + "，" + hanzi(5));
            assertThat(lines.get(0).text()).isEqualTo(hanzi(27));
            assertThat(lines.get(0).width()).isCloseTo(28 * Measure.CELL, within(0.01));
            assertThat(lines.get(1).text()).startsWith("文，");
        }

        @Test
        void never_ends_with_an_opening_mark() {
            assertThat(texts(hanzi(27) + "《" + hanzi(5) + "》").getFirst()).isEqualTo(hanzi(27));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "〔2026〕15号",
                "1286处",
                "98.5%",
                "2026年",
                "12月",
                "31日",
                "第三十五条",
                "（一）",
                "——",
                "……",
                "3.5万元",
                "120平方公里",
                "2026—2030年",
                "0571-87654321",
                "V2.0",
                "第15次"
            })
    void is_never_torn_apart(String piece) {
        for (int before = 18; before < 29; before++) {
            List<String> lines = texts(hanzi(before) + piece + hanzi(30));
            assertThat(lines).anyMatch(line -> line.contains(piece));
        }
    }

    @Test
    void an_address_is_broken_after_its_marks() {
        List<String> lines = texts(hanzi(20) + "safety.office@example.gov.cn" + hanzi(30));
        assertThat(lines.getFirst()).endsWith("@");
    }

    @Test
    void an_address_longer_than_a_line_is_cut_rather_than_lost() {
        String address = "https://www.example.gov.cn/" + "a".repeat(150);
        assertThat(String.join("", texts(address))).isEqualTo(address);
    }

    @Nested
    class a_title {
        private List<String> title(String title) {
            return TitleBreaking.lines(title, 20, List.of("示范市人民政府办公室"));
        }

        @Test
        void keeps_names_of_places_and_organs_whole() {
            assertThat(title("示范市人民政府办公室关于转发市发展改革委等部门示范市推动能源绿色低碳转型实施方案的通知"))
                    .noneMatch(line -> line.endsWith("示范") || line.startsWith("市推动"));
        }

        @Test
        void that_fits_is_one_line() {
            assertThat(title("关于国庆节放假安排的通知")).hasSize(1);
        }

        @Test
        void is_broken_between_words() {
            assertThat(title("示范市人民政府办公室关于商请支持举办数字经济创新大会的函")).containsExactly("示范市人民政府办公室", "关于商请支持举办数字经济创新大会的函");
            for (String line : title("示范市人民政府关于进一步加强农村义务教育学生营养改善计划专项资金管理工作的实施意见")) {
                assertThat(line).doesNotStartWith("的").doesNotEndWith("关于");
            }
        }

        @Test
        void never_leaves_a_mark_or_a_number_torn() {
            String title = "关于印发《示范市国民经济和社会发展第十五个五年规划纲要（2026—2030年）》重点任务分工方案的通知";
            List<String> lines = title(title);
            assertThat(String.join("", lines)).isEqualTo(title);
            assertThat(lines)
                    .noneMatch(l -> l.startsWith("》") || l.startsWith("）") || l.endsWith("《") || l.endsWith("（"));
        }

        @Test
        void is_as_the_drafter_broke_it() {
            assertThat(title("关于放假的\n通知")).containsExactly("关于放假的", "通知");
        }

        @Test
        @Timeout(5)
        void without_any_known_word_takes_no_longer() {
            assertThat(title("甲乙丙丁戊己庚辛壬癸".repeat(9))).hasSize(5);
            assertThat(title("甲乙丙丁戊己庚辛壬癸".repeat(60))).hasSize(30);
        }

        @Test
        void of_any_length_comes_out_whole() {
            String title = "关于" + "加强安全生产工作和".repeat(12) + "的通知";
            assertThat(String.join("", title(title))).isEqualTo(title);
            assertThat(title(title)).allMatch(l -> l.length() <= 20);
        }
    }
}
