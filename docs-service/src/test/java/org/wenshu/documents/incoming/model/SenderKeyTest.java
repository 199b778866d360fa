package org.wenshu.documents.incoming.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D1")
class SenderKeyTest {
    private static final SenderKey CANONICAL = SenderKey.of("市人民政府办公室", "市政办发〔2026〕12号");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "市政办发[2026]12号",
                "市政办发【2026】12号",
                "市政办发［２０２６］１２号",
                "市政办发（2026）12号",
                "市政办发(2026)12 号",
                " 市政办发〔2026〕　12号\u200b",
            })
    void the_same_number_typed_differently_is_the_same_number(String typed) {
        assertThat(SenderKey.of("市人民政府 办公室", typed)).isEqualTo(CANONICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"市政办发〔2026〕13号", "市政办发〔2025〕12号", "市政办函〔2026〕12号", "市政办发〔2026〕1号2"})
    void another_number_is_another_document(String typed) {
        assertThat(SenderKey.of("市人民政府办公室", typed)).isNotEqualTo(CANONICAL);
    }

    @Test
    void rare_characters_in_a_senders_name_are_kept() {
        assertThat(SenderKey.of("𠮷县㐂镇", "1号")).isNotEqualTo(SenderKey.of("吉县㐂镇", "1号"));
    }
}
