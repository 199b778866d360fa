package org.wenshu.documents.incoming.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D3")
class HeadChecksTest {

    @Nested
    class the_number {

        @ParameterizedTest
        @CsvSource({
            "江政发〔2026〕12号,江政发〔2026〕12号",
            "江政发〔2026〕12号,江政发［２０２６］１２号",
            "江政发[2026]12号,江政发〔2026〕12号",
            "江政发（2026）第012号,江政发〔2026〕12号",
            "江政发〔2026〕12号,江政发 〔 2026 〕 12 号",
            "江政发〔2026〕12号,江州市人民政府文件 江政发〔2026〕12号",
            "江政发〔2026〕12号,江政发〔2026〕12号　　　　签发人：沈怀远",
            "𠮷政办发〔2026〕27号,𠮷政办发【2026】27号"
        })
        void agrees_however_it_is_written(String declared, String printed) {
            assertThat(HeadChecks.number(declared, List.of("加急", printed, "关于做好工作的通知"))
                            .severity())
                    .isEqualTo(Severity.PASSED);
        }

        @ParameterizedTest
        @CsvSource({
            "江政发〔2026〕1号,江政发〔2026〕11号",
            "江政发〔2026〕1号,九江政发〔2026〕1号",
            "江政发〔2025〕1号,江政发〔2026〕1号",
            "江政发〔2026〕1号,江政函〔2026〕1号"
        })
        void disagrees_when_it_is_another(String declared, String printed) {
            assertThat(HeadChecks.number(declared, List.of(printed, "关于做好工作的通知"))
                            .severity())
                    .isEqualTo(Severity.DEFECT);
        }

        @Test
        void cited_in_the_text_is_not_the_documents_own() {
            var lines = List.of("关于做好工作的通知", "根据国办发〔2025〕7号文件精神，现通知如下。");

            assertThat(HeadChecks.number("江政发〔2026〕1号", lines).severity()).isEqualTo(Severity.ADVICE);
        }

        @Test
        void broken_over_two_lines_is_found() {
            assertThat(HeadChecks.number("江政发〔2026〕1号", List.of("江政发", "〔2026〕1号", "关于做好工作的通知"))
                            .severity())
                    .isEqualTo(Severity.PASSED);
        }
    }

    @Nested
    class the_title {

        @Test
        void agrees_over_line_breaks_and_ways_of_writing() {
            var lines = List.of("江州市人民政府关于", "印发 “十五五” 规划（2026—2030年）", "的通知");

            assertThat(HeadChecks.title("江州市人民政府关于印发\"十五五\"规划(2026-2030年)的通知", lines)
                            .severity())
                    .isEqualTo(Severity.PASSED);
        }

        @Test
        void agrees_when_a_program_printed_radicals_for_characters() {
            assertThat(HeadChecks.title("关于长风大桥见义勇为的一页通报", List.of("关于⻓⻛⼤桥⻅义勇为的⼀⻚通报"))
                            .severity())
                    .isEqualTo(Severity.PASSED);
        }

        @Test
        void without_the_organ_printed_in_the_red_head_is_advice() {
            assertThat(HeadChecks.title("江州市水利局关于防汛的通知", List.of("江州市水利局文件", "关于防汛的通知"))
                            .severity())
                    .isEqualTo(Severity.ADVICE);
        }
    }
}
